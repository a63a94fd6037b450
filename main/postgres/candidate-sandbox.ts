import { randomUUID } from 'node:crypto'
import {
  ResultGoneError,
  type ResultPage,
  type RunEvent,
  type Sandbox,
  type SandboxCatalog,
} from '../services/ports.ts'
import type { CandidateSession } from './candidate-session.ts'
import { Mutex } from './mutex.ts'
import { OpenResult } from './open-result.ts'
import { columnsOf } from './portal.ts'
import { parseScript, type ScriptStatement } from './script.ts'
import { runStatement, type StatementRun } from './statement-runner.ts'
import type { WatchLimits } from './statement-watch.ts'

/** What a sandbox needs from the server it lives on. */
export interface SandboxHost {
  /** A new session of the candidate's role; throws EngineUnavailableError while the server is not ready. */
  connect(): Promise<CandidateSession>
  /** Remembers over a restart of the app whether the session holds something that would be lost with it. */
  markSession(holdsState: boolean): Promise<void>
  catalog(): Promise<SandboxCatalog>
  /** Names of types by oid, for those that can be known. */
  typeNames(oids: readonly number[]): Promise<ReadonlyMap<number, string>>
  /** True when all of these are PostgreSQL's own functions that leave data alone. */
  areHarmless(functions: ReadonlySet<string>): boolean
  limits(): WatchLimits
}

/** An attempt's database behind one session of its role. */
export class CandidateSandbox implements Sandbox {
  readonly #host: SandboxHost
  readonly #turn = new Mutex()
  #session: CandidateSession | null = null
  #open: OpenResult | null = null
  /** Why the next run begins with a new session; null when nothing was lost. */
  #lostBefore: string | null
  #holdsState = false

  constructor(host: SandboxHost, lostBefore: string | null) {
    this.#host = host
    this.#lostBefore = lostBefore
  }

  /** Opens the session before it is needed. */
  async warmUp(): Promise<void> {
    const release = await this.#turn.take()
    try {
      await this.#live()
    } finally {
      release()
    }
  }

  async *run(script: string, abort: AbortSignal): AsyncGenerator<RunEvent> {
    const parsed = await parseScript(script)
    if (parsed.kind === 'refused') {
      yield { kind: 'not-run', error: parsed.error }
      return
    }
    const { statements } = parsed
    const release = await this.#turn.take()
    let ran = 0
    try {
      await this.#closeResult()
      if (statements.length > 0) await this.#live()
      yield* this.#reset()
      for (const [index, statement] of statements.entries()) {
        if (abort.aborted) break
        yield { kind: 'statement-started', index, sql: statement.sql, line: statement.line }
        const isLast = index === statements.length - 1
        const { events, goOn } = await this.#one(script, statement, index, isLast, abort)
        ran += 1
        yield* events
        yield* this.#reset()
        if (!goOn) break
      }
      yield { kind: 'script-ended', ran, total: statements.length }
    } finally {
      release()
    }
  }

  async fetch(resultId: string, count: number): Promise<ResultPage> {
    const release = await this.#turn.take()
    try {
      if (this.#open?.resultId !== resultId) {
        throw new ResultGoneError(
          'This result is closed: it was kept for a minute, or until the next run. Run it again.',
        )
      }
      return await this.#open.fetch(count, this.#host.limits())
    } finally {
      release()
    }
  }

  catalog(): Promise<SandboxCatalog> {
    return this.#host.catalog()
  }

  /** Ends the session; the next run opens another. */
  async close(): Promise<void> {
    this.#open?.close().catch(() => {
      // The session ends with it.
    })
    this.#open = null
    this.#session?.destroy()
  }

  async #one(script: string, statement: ScriptStatement, index: number, isLast: boolean, abort: AbortSignal) {
    const { sql, refusal } = statement
    if (refusal !== null) {
      const error = { code: '0A000', ...refusal, detail: null, position: null }
      const outcome = { kind: 'failed', error, durationMs: 0 } as const
      return { events: [{ kind: 'statement-ended', index, sql, outcome, notices: [] } as const], goOn: false }
    }
    const session = await this.#live()
    if (statement.touchesSession && !this.#holdsState) {
      this.#holdsState = true
      await this.#host.markSession(true)
    }
    const pageable = statement.kind === 'read' && this.#host.areHarmless(statement.calls)
    const limits = this.#host.limits()
    const run = await runStatement({
      session,
      script,
      statement,
      pageable,
      keepOpen: isLast && pageable,
      abort,
      limits,
    })
    if (session.lost !== null) this.#lostBefore = session.lost
    const events = await this.#events(run, index, sql, session)
    return { events, goOn: run.outcome.kind === 'succeeded' }
  }

  async #events(run: StatementRun, index: number, sql: string, session: CandidateSession): Promise<RunEvent[]> {
    const { outcome, notices, page, portal } = run
    const events: RunEvent[] = notices.map((notice) => ({ kind: 'notice', index, ...notice }))
    if (page !== null) {
      const resultId = randomUUID()
      const names = await this.#host.typeNames(portal.fields.map(({ dataTypeID }) => dataTypeID))
      const columns = columnsOf(portal, (oid) => names.get(oid) ?? `type ${oid}`)
      if (portal.isOpen) this.#keep(new OpenResult(resultId, portal, session, () => this.#onIdle(resultId)))
      events.push({ kind: 'rows', index, resultId, columns, rows: page.rows })
    }
    events.push({ kind: 'statement-ended', index, sql, outcome, notices })
    return events
  }

  #keep(result: OpenResult): void {
    this.#open = result
  }

  async #onIdle(resultId: string): Promise<void> {
    const release = await this.#turn.take()
    try {
      if (this.#open?.resultId === resultId) await this.#closeResult()
    } finally {
      release()
    }
  }

  async #closeResult(): Promise<void> {
    const result = this.#open
    this.#open = null
    try {
      await result?.close()
    } catch (error) {
      // Closing fails only with its session; the next run says that it was lost.
      this.#lostBefore ??= error instanceof Error ? error.message : String(error)
    }
  }

  /** The session, opened anew when it was lost. */
  async #live(): Promise<CandidateSession> {
    const known = this.#session
    if (known !== null && known.lost === null) return known
    if (known !== null) this.#lostBefore ??= known.lost
    const session = await this.#host.connect()
    this.#session = session
    if (this.#holdsState || known !== null || this.#lostBefore !== null) await this.#host.markSession(false)
    this.#holdsState = false
    return session
  }

  /** Tells once that a session was lost. */
  *#reset(): Generator<RunEvent> {
    if (this.#lostBefore === null) return
    const why = this.#lostBefore
    this.#lostBefore = null
    yield {
      kind: 'session-reset',
      reason: `The session was opened anew (${why}). An open transaction was rolled back; settings and temporary tables are gone.`,
    }
  }
}
