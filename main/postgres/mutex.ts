/** Lets one caller at a time through, in order of arrival. */
export class Mutex {
  #last: Promise<unknown> = Promise.resolve()

  /** Waits for its turn; the function returned gives the turn on. */
  async take(): Promise<() => void> {
    const before = this.#last
    let release: () => void = () => {}
    this.#last = new Promise<void>((resolve) => {
      release = resolve
    })
    await before
    return release
  }
}
