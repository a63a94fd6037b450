import type { SqlError, StatementOutcome } from '../../../../core/attempt/statement-result.ts'
import type { RunUpdate } from '../../../../core/contract/sql.ts'
import { ResultRows } from './result-rows.ts'
import { documentLine, inDocument, type ScriptSlice } from './script-slice.ts'

/** One statement of a run as the results pane lists it. Lines and positions are those of the document. */
export interface StatementEntry {
  readonly index: number
  readonly sql: string
  readonly line: number
  /** Null while it runs. */
  readonly outcome: StatementOutcome | null
  readonly notices: readonly { readonly severity: string; readonly message: string }[]
  /** Null for statements that return no rows. */
  readonly result: ResultRows | null
}

/** The last run: what was sent, what came of it so far. */
export interface RunModel {
  readonly runId: string
  readonly slice: ScriptSlice
  /** `performance.now()` when it was started, in milliseconds. */
  readonly startedAt: number
  readonly running: boolean
  readonly entries: readonly StatementEntry[]
  /** The script could not be parsed, or the run itself broke off: nothing more of it was run. */
  readonly notRun: SqlError | null
  readonly resets: readonly string[]
  /** Statements of the script that were not reached; 0 until it is known. */
  readonly skipped: number
}

export function startRun(runId: string, slice: ScriptSlice, startedAt: number): RunModel {
  return { runId, slice, startedAt, running: true, entries: [], notRun: null, resets: [], skipped: 0 }
}

/** The run after one more update of its stream. */
export function advanceRun(run: RunModel, update: RunUpdate): RunModel {
  switch (update.kind) {
    case 'statement-started': {
      const { index, sql } = update
      const line = documentLine(run.slice, update.line)
      const entry: StatementEntry = { index, sql, line, outcome: null, notices: [], result: null }
      return { ...run, entries: [...run.entries, entry] }
    }
    case 'rows':
      return changeEntry(run, update.index, () => ({
        result: new ResultRows(update.resultId, update.columns, update.rows),
      }))
    case 'notice':
      return changeEntry(run, update.index, (entry) => ({
        notices: [...entry.notices, { severity: update.severity, message: update.message }],
      }))
    case 'statement-ended':
      return changeEntry(run, update.index, (entry) => {
        const outcome = placeOutcome(run.slice, update.outcome)
        entry.result?.setMore(outcome.kind === 'succeeded' && outcome.moreRows)
        return { outcome, notices: update.notices }
      })
    case 'not-run':
      return { ...run, running: false, notRun: inDocument(run.slice, update.error) }
    case 'session-reset':
      return { ...run, resets: [...run.resets, update.reason] }
    case 'script-ended':
      return { ...run, running: false, skipped: update.total - update.ran }
  }
}

/** The run when its stream ended; `message` says why when it ended before its time. */
export function endRun(run: RunModel, message: string | null): RunModel {
  if (message === null) return { ...run, running: false }
  return { ...run, running: false, notRun: { code: null, message, detail: null, hint: null, position: null } }
}

/** The error that stopped the run, if one did. */
export function runError(run: RunModel): SqlError | null {
  if (run.notRun !== null) return run.notRun
  for (const entry of run.entries) if (entry.outcome?.kind === 'failed') return entry.outcome.error
  return null
}

/** True when a statement may have changed the tables and functions there are. */
export function changedCatalog(run: RunModel): boolean {
  return run.entries.some(
    (entry) =>
      entry.outcome?.kind === 'succeeded' &&
      !/^(SELECT|SHOW|EXPLAIN|INSERT|UPDATE|DELETE|FETCH|SET)$/.test(entry.outcome.command),
  )
}

function changeEntry(
  run: RunModel,
  index: number,
  change: (entry: StatementEntry) => Partial<StatementEntry>,
): RunModel {
  const at = run.entries.findLastIndex((entry) => entry.index === index)
  const entry = run.entries[at]
  return entry === undefined ? run : { ...run, entries: run.entries.with(at, { ...entry, ...change(entry) }) }
}

function placeOutcome(slice: ScriptSlice, outcome: StatementOutcome): StatementOutcome {
  return outcome.kind === 'failed' ? { ...outcome, error: inDocument(slice, outcome.error) } : outcome
}
