/** Tells any number of readers that something changed; a slow reader gets the kinds that piled up at once, never a backlog. */
export class ChangeFeed<Kind extends string> {
  readonly #readers = new Set<(kind: Kind) => void>()

  publish(kind: Kind): void {
    for (const reader of this.#readers) reader(kind)
  }

  get readers(): number {
    return this.#readers.size
  }

  /** Yields the kinds published since the last turn, until `signal` is aborted. */
  async *read(signal: AbortSignal): AsyncGenerator<ReadonlySet<Kind>> {
    let waiting = new Set<Kind>()
    let wake: () => void = () => {}
    const reader = (kind: Kind) => {
      waiting.add(kind)
      wake()
    }
    const onAbort = () => wake()
    this.#readers.add(reader)
    signal.addEventListener('abort', onAbort)
    try {
      while (!signal.aborted) {
        if (waiting.size === 0) {
          await new Promise<void>((resolve) => {
            wake = resolve
            // Published or aborted between the check above and here.
            if (waiting.size > 0 || signal.aborted) resolve()
          })
          continue
        }
        const kinds = waiting
        waiting = new Set()
        yield kinds
      }
    } finally {
      this.#readers.delete(reader)
      signal.removeEventListener('abort', onAbort)
    }
  }
}
