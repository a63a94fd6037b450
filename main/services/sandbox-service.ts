import type { StoredAttemptEvent } from '../../core/attempt/attempt-event.ts'
import type { SandboxView } from '../../core/contract/rounds.ts'
import type { AttemptSession } from './attempt-session.ts'
import type { AttemptSessions } from './attempt-sessions.ts'
import { EngineUnavailableError, type History, type ReplayStep, type Sandbox, type SqlEngine } from './ports.ts'
import { Refusal } from './refusal.ts'

/** Keeps every open round's sandbox ready: made when the round starts, made anew by replay when it is missing. */
export class SandboxService {
  readonly #engine: SqlEngine
  readonly #history: History
  readonly #sessions: AttemptSessions
  readonly #log: (line: string) => void
  readonly #open = new Map<string, Promise<Sandbox>>()

  constructor(engine: SqlEngine, history: History, sessions: AttemptSessions, log: (line: string) => void) {
    this.#engine = engine
    this.#history = history
    this.#sessions = sessions
    this.#log = log
    engine.onStatus(() => this.#onEngineStatus())
  }

  /** Begins to open the sandbox of an attempt unless it is over; the session's view tells how it goes. */
  prepare(session: AttemptSession): void {
    if (session.hasEnded) return
    const status = this.#engine.status()
    if (status.state !== 'ready') {
      session.sandbox = viewOfEngine(status.state, status.message)
      return
    }
    this.open(session).catch(() => {
      // The session's view says what happened, and the log has it: nobody waits for this promise.
    })
  }

  /** The sandbox, opened when needed. Refuses while PostgreSQL is not running. */
  async open(session: AttemptSession): Promise<Sandbox> {
    const known = this.#open.get(session.attemptId)
    if (known !== undefined) return known
    const opening = this.#openNow(session)
    this.#open.set(session.attemptId, opening)
    try {
      return await opening
    } catch (error) {
      this.#open.delete(session.attemptId)
      throw error
    }
  }

  /** Forgets the sandbox and drops its database; with PostgreSQL away, its remains are swept at the next start. */
  async drop(attemptId: string): Promise<void> {
    this.#open.delete(attemptId)
    try {
      await this.#engine.drop(attemptId)
    } catch (error) {
      if (!(error instanceof EngineUnavailableError)) throw error
      this.#log(`sandbox of ${attemptId}: not dropped now, PostgreSQL is not running`)
    }
  }

  async #openNow(session: AttemptSession): Promise<Sandbox> {
    if (session.sandbox.state !== 'preparing') {
      session.sandbox = { state: 'preparing', message: 'The sandbox is being prepared.' }
    }
    try {
      const { sandbox, rebuilt } = await this.#engine.open(session.attemptId, () =>
        replaySteps(this.#history.read(session.attemptId)),
      )
      if (rebuilt !== null && rebuilt.replayed + rebuilt.failed > 0)
        session.append({ type: 'sandbox.rebuilt', ...rebuilt })
      session.sandbox = { state: 'ready', message: rebuiltMessage(rebuilt) }
      return sandbox
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      this.#log(`sandbox of ${session.attemptId}: ${message}`)
      session.sandbox = { state: 'unavailable', message: `The sandbox could not be opened: ${message}` }
      throw error instanceof EngineUnavailableError ? new Refusal('ENGINE_UNAVAILABLE', message) : error
    }
  }

  #onEngineStatus(): void {
    const status = this.#engine.status()
    for (const session of this.#sessions.all()) {
      if (session.hasEnded) continue
      if (status.state === 'ready') this.prepare(session)
      else {
        this.#open.delete(session.attemptId)
        session.sandbox = viewOfEngine(status.state, status.message)
      }
    }
  }
}

function viewOfEngine(state: 'stopped' | 'preparing' | 'unavailable', message: string): SandboxView {
  return { state: state === 'preparing' || state === 'stopped' ? 'preparing' : 'unavailable', message }
}

function rebuiltMessage(rebuilt: { replayed: number; failed: number } | null): string | null {
  if (rebuilt === null || rebuilt.replayed + rebuilt.failed === 0) return null
  const failures = rebuilt.failed === 0 ? '' : ` ${rebuilt.failed} of them failed this time: check the schema.`
  return `The sandbox was missing and has been rebuilt by running ${rebuilt.replayed + rebuilt.failed} statements again.${failures}`
}

/** What must run again, in order, to make the database what it was: the statements that succeeded. */
export function replaySteps(events: readonly StoredAttemptEvent[]): ReplayStep[] {
  return events.flatMap(({ event }): ReplayStep[] => {
    if (event.type === 'session.reset') return [{ kind: 'session-reset' }]
    if (event.type !== 'statement.ran' || event.outcome.kind !== 'succeeded') return []
    return [{ kind: 'statement', sql: event.sql, command: event.outcome.command }]
  })
}
