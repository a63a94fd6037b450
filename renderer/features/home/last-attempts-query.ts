import { queryOptions } from '@tanstack/react-query'
import { client } from '../../api/client.ts'

/** How many attempts Home shows. */
const SHOWN = 6

/** The newest attempts of all cases, and how many there are in all. */
export const lastAttemptsQuery = queryOptions({
  queryKey: ['attempts', 'last'],
  queryFn: ({ signal }) =>
    client.attempts.list({ search: '', caseId: null, mode: null, state: null, cursor: null, limit: SHOWN }, { signal }),
})
