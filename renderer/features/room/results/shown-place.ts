import type { RunModel } from '../sql/run-model.ts'

/**
 * The place in the list of the statement to show: the chosen one, else the one that failed, else the last that returned rows, else
 * the last. Null when there is none, or when the run itself has a problem and nothing was chosen.
 */
export function shownPlace(run: RunModel, chosen: number | null): number | null {
  const { entries } = run
  if (chosen !== null && chosen < entries.length) return chosen
  if (run.notRun !== null || entries.length === 0) return null
  const failed = entries.findIndex((entry) => entry.outcome?.kind === 'failed')
  if (failed !== -1) return failed
  const withRows = entries.findLastIndex((entry) => entry.result !== null)
  return withRows === -1 ? entries.length - 1 : withRows
}
