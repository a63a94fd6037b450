import type { ClockView, RoundUpdate, RoundView } from '../../../../core/contract/rounds.ts'

/** How the room stands with its subscription. `failed` cannot be mended by waiting. */
export type Following =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'failed'; readonly error: unknown }

/** What the stream of one round has brought. View and clock are told apart, so that a tick renders nothing but clocks. */
export class RoundStore {
  #view: RoundView | null = null
  #clock: ClockView | null = null
  #following: Following = { kind: 'connecting' }
  readonly #listeners = new Set<() => void>()

  /** Null before the first update. */
  readonly view = (): RoundView | null => this.#view
  /** Null before the first update. */
  readonly clock = (): ClockView | null => this.#clock
  readonly following = (): Following => this.#following

  /** Calls `listener` at each change of any part; returns how to stop that. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  receive(update: RoundUpdate): void {
    if (update.kind === 'view') {
      this.#view = update.view
      this.#clock = update.view.clock
    } else this.#clock = update.clock
    this.#following = this.#following.kind === 'live' ? this.#following : { kind: 'live' }
    this.#tell()
  }

  follow(following: Following): void {
    this.#following = following
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}
