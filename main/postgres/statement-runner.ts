import { DatabaseError } from 'pg'
import type { StatementOutcome } from '../../core/attempt/statement-result.ts'
import type { CandidateSession } from './candidate-session.ts'
import { type Notice, Notices } from './notices.ts'
import { drain, FIRST_STEP_ROWS, type Page, readPage } from './page-reader.ts'
import { Portal } from './portal.ts'
import type { ScriptStatement } from './script.ts'
import { placedError } from './server-error.ts'
import { StatementWatch, type WatchLimits } from './statement-watch.ts'

/** Rows of a statement's first page. */
export const PAGE_ROWS = 500

/** What came of a statement. `portal` is open when more rows can be fetched. */
export interface StatementRun {
  readonly outcome: StatementOutcome
  readonly notices: readonly Notice[]
  readonly page: Page | null
  readonly portal: Portal
}

export interface RunOptions {
  readonly session: CandidateSession
  readonly script: string
  readonly statement: ScriptStatement
  /** May stop at the first page without changing what the statement does. */
  readonly pageable: boolean
  /** Leaves the portal open for later pages. */
  readonly keepOpen: boolean
  readonly abort: AbortSignal
  readonly limits: WatchLimits
}

/** Runs one statement under the watchdog. Never throws: what went wrong is the outcome. */
export async function runStatement(options: RunOptions): Promise<StatementRun> {
  const { session, statement } = options
  const notices = new Notices()
  session.onNotice = (severity, message) => notices.add(severity, message)
  const portal = new Portal(statement.sql, FIRST_STEP_ROWS)
  const started = performance.now()
  const watch = new StatementWatch(session, options.abort, options.limits)
  const sinceStart = () => Math.round((performance.now() - started) * 1000) / 1000
  try {
    session.submit(portal)
    const { page, rowCount, tag, moreRows } = await readResult(portal, options)
    await watch.stop()
    const outcome = succeeded(tag, portal.fields.length > 0 ? rowCount : null, moreRows, sinceStart())
    return { outcome, notices: notices.list(), page: portal.fields.length > 0 ? page : null, portal }
  } catch (error) {
    await watch.stop()
    const outcome = failed(error, options, watch, sinceStart())
    return { outcome, notices: notices.list(), page: null, portal }
  }
}

interface Result {
  readonly page: Page
  readonly rowCount: number
  readonly tag: string
  readonly moreRows: boolean
}

async function readResult(portal: Portal, options: RunOptions): Promise<Result> {
  const page = await readPage(portal, PAGE_ROWS, await portal.first())
  const shown = page.rows.length
  if (page.complete) return { page, rowCount: shown, tag: page.tag, moreRows: false }
  if (!options.pageable) {
    const rest = await drain(portal)
    return { page, rowCount: shown + rest.count, tag: rest.tag, moreRows: rest.count > 0 }
  }
  if (!options.keepOpen) await portal.close()
  return { page, rowCount: shown, tag: 'SELECT', moreRows: true }
}

function succeeded(tag: string, rows: number | null, moreRows: boolean, durationMs: number): StatementOutcome {
  const [, command = tag, count] = /^(.*?)(?: \d+)?(?: (\d+))?$/.exec(tag) ?? []
  return {
    kind: 'succeeded',
    command: command === '' ? 'SELECT' : command,
    rowCount: rows ?? (count === undefined ? null : Number(count)),
    moreRows,
    durationMs,
  }
}

const QUERY_CANCELED = '57014'

function failed(error: unknown, options: RunOptions, watch: StatementWatch, durationMs: number): StatementOutcome {
  const { session, script, statement } = options
  const wasCancelled = session.lost !== null || (error instanceof DatabaseError && error.code === QUERY_CANCELED)
  if (watch.reason !== null && wasCancelled) return { kind: 'cancelled', reason: watch.reason, durationMs }
  return { kind: 'failed', error: placedError(error, script, statement.sql, statement.start), durationMs }
}
