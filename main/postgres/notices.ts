export interface Notice {
  readonly severity: string
  readonly message: string
}

const MAX_NOTICES = 100
const MAX_NOTICE_LENGTH = 4000

/** The notices of one statement, the first hundred of them, each cut at 4,000 characters. */
export class Notices {
  readonly #kept: Notice[] = []
  #dropped = 0

  add(severity: string, message: string): void {
    if (this.#kept.length >= MAX_NOTICES) {
      this.#dropped += 1
      return
    }
    const cut = message.length > MAX_NOTICE_LENGTH ? `${message.slice(0, MAX_NOTICE_LENGTH)} …` : message
    this.#kept.push({ severity, message: cut })
  }

  list(): Notice[] {
    if (this.#dropped === 0) return this.#kept
    return [...this.#kept, { severity: 'NOTICE', message: `${this.#dropped} more notices were left out.` }]
  }
}
