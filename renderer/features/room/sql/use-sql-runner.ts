import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react'
import { client } from '../../../api/client.ts'
import { describeError, hasCode } from '../../../api/errors.ts'
import type { LoadPage } from './result-rows.ts'
import type { RunModel } from './run-model.ts'
import { SqlRunner } from './sql-runner.ts'

/** The attempt's runner, the run it shows (null before the first), and how further rows of its results are fetched. */
export interface SqlRunnerState {
  readonly runner: SqlRunner
  readonly run: RunModel | null
  readonly loadPage: LoadPage
}

/** Runs scripts of one attempt; what is running is given up when the component goes. */
export function useSqlRunner(attemptId: string): SqlRunnerState {
  const runner = useMemo(
    () =>
      new SqlRunner({
        open: (runId, script, signal) => client.sql.run({ attemptId, runId, script }, { signal }),
        cancel: () => client.sql.cancel({ attemptId }),
        describe: describeError,
      }),
    [attemptId],
  )
  useEffect(() => () => runner.dispose(), [runner])
  const run = useSyncExternalStore(runner.subscribe, runner.shown)
  const loadPage = useCallback<LoadPage>(
    async (resultId, count) => {
      try {
        return { kind: 'page', ...(await client.sql.fetch({ attemptId, resultId, count })) }
      } catch (error) {
        return { kind: 'failed', message: describeError(error), again: !hasCode(error, 'RESULT_GONE') }
      }
    },
    [attemptId],
  )
  return { runner, run, loadPage }
}
