import { AttemptSession } from './attempt-session.ts'
import type { History } from './ports.ts'
import { Refusal } from './refusal.ts'

/** The attempts that are in memory: those whose room is open, and those looked at lately. */
export class AttemptSessions {
  readonly #sessions = new Map<string, AttemptSession>()
  readonly #history: History

  constructor(history: History) {
    this.#history = history
  }

  /** The session of an attempt, opened from its log when needed; refuses an unknown one. */
  get(attemptId: string): AttemptSession {
    const session = this.#sessions.get(attemptId) ?? AttemptSession.open(this.#history, attemptId)
    if (session === null) throw new Refusal('NO_SUCH_ATTEMPT', 'There is no such attempt; it may have been deleted.')
    this.#sessions.set(attemptId, session)
    return session
  }

  all(): IterableIterator<AttemptSession> {
    return this.#sessions.values()
  }

  close(attemptId: string): void {
    this.#sessions.delete(attemptId)
  }
}
