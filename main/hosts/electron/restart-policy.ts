const WINDOW_MS = 60_000
const MOST_IN_WINDOW = 3
const FIRST_DELAY_MS = 100

/** What to do about a crash: begin anew after a delay, or ask the person because it keeps happening. */
export type RestartDecision = { readonly kind: 'restart'; readonly delayMs: number } | { readonly kind: 'give-up' }

/** Counts crashes; the third within a minute gives up. The delay quadruples with each crash in that minute. */
export class RestartPolicy {
  readonly #now: () => number
  #crashes: number[] = []

  /** `now` is a monotonic clock in milliseconds. */
  constructor(now: () => number) {
    this.#now = now
  }

  crashed(): RestartDecision {
    const now = this.#now()
    this.#crashes = [...this.#crashes.filter((at) => now - at < WINDOW_MS), now]
    const count = this.#crashes.length
    if (count >= MOST_IN_WINDOW) return { kind: 'give-up' }
    return { kind: 'restart', delayMs: FIRST_DELAY_MS * 4 ** (count - 1) }
  }

  /** Forgets the crashes so far: the person chose to try again. */
  reset(): void {
    this.#crashes = []
  }
}
