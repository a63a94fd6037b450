import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query'
import type { AttemptsQuery } from '../../../core/contract/attempts.ts'
import { client } from '../../api/client.ts'

export type Filters = Pick<AttemptsQuery, 'search' | 'caseId' | 'mode' | 'state'>

/** Rows fetched at a time. */
const PAGE_SIZE = 100

/** True when something narrows the list. */
export function isFiltered({ search, caseId, mode, state }: Filters): boolean {
  return search !== '' || caseId !== null || mode !== null || state !== null
}

/** The attempts that fit, page after page; the old list stays while a new one is on its way. */
export function attemptsQuery(filters: Filters) {
  return infiniteQueryOptions({
    queryKey: ['attempts', 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      client.attempts.list({ ...filters, cursor: pageParam, limit: PAGE_SIZE }, { signal }),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    refetchOnMount: 'always',
  })
}

const firstPage: string | null = null
