import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Settings } from '../../core/contract/settings.ts'
import { client } from './client.ts'

/** The cases on disk, and what is wrong with those that cannot be started. */
export const casesQuery = queryOptions({
  queryKey: ['cases'],
  queryFn: ({ signal }) => client.cases.list(undefined, { signal }),
})

/** The brief and summary of one case, as may be seen before the round. */
export function casePreviewQuery(caseId: string) {
  return queryOptions({
    queryKey: ['cases', caseId, 'preview'],
    queryFn: ({ signal }) => client.cases.preview({ caseId }, { signal }),
  })
}

/** Rounds that can go on, newest first. */
export const unfinishedQuery = queryOptions({
  queryKey: ['attempts', 'unfinished'],
  queryFn: ({ signal }) => client.attempts.unfinished(undefined, { signal }),
})

/** Everything about one attempt. */
export function attemptQuery(attemptId: string) {
  return queryOptions({
    queryKey: ['attempts', 'details', attemptId],
    queryFn: ({ signal }) => client.attempts.get({ attemptId }, { signal }),
  })
}

/** The candidate's settings. */
export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => client.settings.get(undefined, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

/** The settings, or undefined until they have come. */
export function useSettings(): Settings | undefined {
  return useQuery(settingsQuery).data
}

/** Stores the settings; the screen shows the new ones at once and the old ones again if that fails. */
export function useSaveSettings() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (settings: Settings) => client.settings.set(settings),
    onMutate: (settings) => {
      const before = queries.getQueryData(settingsQuery.queryKey)
      queries.setQueryData(settingsQuery.queryKey, settings)
      return { before }
    },
    onError: (_error, _settings, context) => queries.setQueryData(settingsQuery.queryKey, context?.before),
    onSuccess: (stored) => queries.setQueryData(settingsQuery.queryKey, stored),
  })
}

/** Starts a round and answers with its attempt. */
export function useStartRound() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (round: Parameters<typeof client.rounds.start>[0]) => client.rounds.start(round),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['attempts'] }),
  })
}

/** Deletes an attempt with everything of it. */
export function useDeleteAttempt() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (attemptId: string) => client.attempts.delete({ attemptId }),
    onSuccess: async (_done, attemptId) => {
      queries.removeQueries({ queryKey: attemptQuery(attemptId).queryKey })
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['attempts'] }),
        queries.invalidateQueries({ queryKey: ['cases'] }),
      ])
    },
  })
}

/** Starts the bundled PostgreSQL again after it was given up. */
export function useRestartPostgres() {
  return useMutation({ mutationFn: () => client.app.restartPostgres() })
}
