import type { RunUpdate } from '../../core/contract/sql.ts'
import { roundState } from '../../core/round/round.ts'
import type { AttemptSession } from './attempt-session.ts'
import type { AttemptSessions } from './attempt-sessions.ts'
import { ResultGoneError, type ResultPage, type RunEvent, type SandboxCatalog } from './ports.ts'
import { Refusal } from './refusal.ts'
import type { SandboxService } from './sandbox-service.ts'

/** Runs the candidate's SQL in their sandbox and records every statement in the attempt. */
export class SqlService {
  readonly #sessions: AttemptSessions
  readonly #sandboxes: SandboxService
  readonly #running = new Map<string, AbortController>()

  constructor(sessions: AttemptSessions, sandboxes: SandboxService) {
    this.#sessions = sessions
    this.#sandboxes = sandboxes
  }

  /** Runs a script, one run at a time an attempt. Aborting `signal` cancels the running statement. */
  async *run(attemptId: string, runId: string, script: string, signal: AbortSignal): AsyncGenerator<RunUpdate> {
    const session = this.#sessions.get(attemptId)
    requireRunning(session)
    if (this.#running.has(attemptId)) {
      throw new Refusal('NOT_NOW', 'A script is still running: wait for it or cancel it first.')
    }
    const abort = new AbortController()
    const onAbort = () => abort.abort()
    signal.addEventListener('abort', onAbort)
    this.#running.set(attemptId, abort)
    try {
      const sandbox = await this.#sandboxes.open(session)
      for await (const event of sandbox.run(script, abort.signal)) {
        record(session, runId, event)
        yield structuredUpdate(event)
      }
    } finally {
      this.#running.delete(attemptId)
      signal.removeEventListener('abort', onAbort)
    }
  }

  /** True when something was running. */
  cancel(attemptId: string): boolean {
    const running = this.#running.get(attemptId)
    running?.abort()
    return running !== undefined
  }

  async fetch(attemptId: string, resultId: string, count: number): Promise<ResultPage> {
    const sandbox = await this.#sandboxes.open(this.#sessions.get(attemptId))
    try {
      return await sandbox.fetch(resultId, count)
    } catch (error) {
      if (error instanceof ResultGoneError) throw new Refusal('RESULT_GONE', error.message)
      throw error
    }
  }

  async catalog(attemptId: string): Promise<SandboxCatalog> {
    const session = this.#sessions.get(attemptId)
    if (session.hasEnded) return { tables: [], functions: [] }
    return (await this.#sandboxes.open(session)).catalog()
  }
}

function requireRunning(session: AttemptSession): void {
  if (session.isRunning) return
  throw new Refusal(
    'NOT_NOW',
    roundState(session.round) === 'paused'
      ? 'The round is paused: resume it to run SQL.'
      : 'SQL can be run while the round is running.',
  )
}

/** Statements are in the log before the candidate sees that they ended. */
function record(session: AttemptSession, runId: string, event: RunEvent): void {
  if (event.kind === 'session-reset') session.append({ type: 'session.reset', reason: event.reason })
  if (event.kind !== 'statement-ended') return
  const { index, sql, outcome } = event
  session.append({ type: 'statement.ran', runId, index, sql, outcome, notices: [...event.notices] })
}

function structuredUpdate(event: RunEvent): RunUpdate {
  if (event.kind === 'rows') {
    return { ...event, columns: [...event.columns], rows: event.rows.map((row) => [...row]) }
  }
  return event.kind === 'statement-ended' ? { ...event, notices: [...event.notices] } : event
}
