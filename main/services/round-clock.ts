import type { AttemptSession } from './attempt-session.ts'
import type { AttemptSessions } from './attempt-sessions.ts'
import type { Interviewer } from './interviewer.ts'
import type { MonotonicClock } from './ports.ts'

const TICK_MS = 1000
/** How long a room may be without a window (a reload, a crash of the page) before its clock stops. */
const EMPTY_ROOM_GRACE_MS = 10_000

/** Drives the clocks of all running rounds once a second and lets the interviewer speak when it is time. */
export class RoundClock {
  readonly #sessions: AttemptSessions
  readonly #interviewer: Interviewer
  readonly #clock: MonotonicClock
  readonly #log: (line: string) => void
  readonly #emptySince = new Map<AttemptSession, number>()
  readonly #timer: NodeJS.Timeout

  /** `rate` above 1 ticks more often, to go with a faster clock. */
  constructor(
    sessions: AttemptSessions,
    interviewer: Interviewer,
    clock: MonotonicClock,
    log: (line: string) => void,
    rate: number,
  ) {
    this.#sessions = sessions
    this.#interviewer = interviewer
    this.#clock = clock
    this.#log = log
    this.#timer = setInterval(() => this.#tickAll(), Math.max(50, TICK_MS / rate))
  }

  stop(): void {
    clearInterval(this.#timer)
    this.stopCounting()
  }

  /** Writes what was counted and stops all clocks until the next tick, for suspend and shutdown. */
  stopCounting(): void {
    for (const session of this.#sessions.all()) this.#guard(session, () => session.stopClock())
  }

  #tickAll(): void {
    const now = this.#clock.now()
    for (const session of this.#sessions.all()) {
      if (session.hasEnded || this.#isEmpty(session, now)) continue
      this.#guard(session, () => {
        session.tick(now)
        this.#interviewer.listen(session)
      })
    }
  }

  #isEmpty(session: AttemptSession, now: number): boolean {
    if (session.changes.readers > 0) {
      this.#emptySince.delete(session)
      return false
    }
    const since = this.#emptySince.get(session) ?? now
    this.#emptySince.set(session, since)
    if (now - since < EMPTY_ROOM_GRACE_MS) return false
    this.#guard(session, () => session.stopClock())
    return true
  }

  /** A clock that cannot be saved (full disk) must not stop the others; the room shows the failure when it saves text. */
  #guard(session: AttemptSession, work: () => void): void {
    try {
      work()
    } catch (error) {
      this.#log(`clock of ${session.attemptId}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
}
