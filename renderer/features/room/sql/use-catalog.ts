import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Catalog } from '../../../../core/contract/sql.ts'
import { client } from '../../../api/client.ts'
import { describeError } from '../../../api/errors.ts'

/** The sandbox's names for completion; `problem` says why they could not be had. */
export interface CatalogState {
  readonly catalog: Catalog
  readonly problem: string | null
  readonly refresh: () => void
}

const NO_NAMES: Catalog = { tables: [], functions: [] }

function catalogQuery(attemptId: string) {
  return queryOptions({
    queryKey: ['sql', attemptId, 'catalog'],
    queryFn: ({ signal }) => client.sql.catalog({ attemptId }, { signal }),
    refetchOnWindowFocus: false,
  })
}

/** Keeps the names of the sandbox; they are read when it becomes ready and at each `refresh`. */
export function useCatalog(attemptId: string, sandboxReady: boolean): CatalogState {
  const queries = useQueryClient()
  const { data, error } = useQuery({ ...catalogQuery(attemptId), enabled: sandboxReady })
  const refresh = useCallback(
    () => void queries.invalidateQueries({ queryKey: catalogQuery(attemptId).queryKey }),
    [queries, attemptId],
  )
  return { catalog: data ?? NO_NAMES, problem: error === null ? null : describeError(error), refresh }
}
