import type { CandidateSession } from './candidate-session.ts'

export type CancelReason = 'candidate' | 'time-limit' | 'size-limit'

/** Milliseconds after the cancel request at which the backend is ended, and then killed. */
const TERMINATE_AFTER_MS = 2000
const KILL_AFTER_MS = 5000
const SIZE_POLL_MS = 500

export interface WatchLimits {
  readonly timeoutMs: number
  /** True when the sandbox has outgrown its limit. */
  readonly isTooLarge: () => Promise<boolean>
}

/** Watches one statement: no setting of the candidate's role can lift what happens here. */
export class StatementWatch {
  readonly #session: CandidateSession
  readonly #timers: NodeJS.Timeout[] = []
  readonly #abort: AbortSignal
  readonly #onAbort = () => this.#cancel('candidate')
  #reason: CancelReason | null = null
  #cancelling: Promise<void> = Promise.resolve()
  #stopped = false

  constructor(session: CandidateSession, abort: AbortSignal, limits: WatchLimits) {
    this.#session = session
    this.#abort = abort
    this.#timers.push(setTimeout(() => this.#cancel('time-limit'), limits.timeoutMs))
    this.#pollSize(limits)
    abort.addEventListener('abort', this.#onAbort)
    if (abort.aborted) this.#cancel('candidate')
  }

  /** Why the statement was cancelled; null when it was not. */
  get reason(): CancelReason | null {
    return this.#reason
  }

  /** Ends the watch; resolves when no cancel request is under way that could hit the next statement. */
  async stop(): Promise<void> {
    this.#stopped = true
    for (const timer of this.#timers) clearTimeout(timer)
    this.#abort.removeEventListener('abort', this.#onAbort)
    await this.#cancelling
  }

  #cancel(reason: CancelReason): void {
    if (this.#reason !== null || this.#stopped) return
    this.#reason = reason
    this.#cancelling = this.#session.cancel()
    this.#timers.push(setTimeout(() => this.#session.signal('SIGTERM'), TERMINATE_AFTER_MS))
    this.#timers.push(setTimeout(() => this.#session.signal('SIGKILL'), KILL_AFTER_MS))
  }

  #pollSize(limits: WatchLimits): void {
    const timer = setTimeout(async () => {
      const tooLarge = await limits.isTooLarge()
      if (this.#stopped) return
      if (tooLarge) this.#cancel('size-limit')
      else this.#pollSize(limits)
    }, SIZE_POLL_MS)
    this.#timers.push(timer)
  }
}
