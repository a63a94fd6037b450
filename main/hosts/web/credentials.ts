import { randomBytes, timingSafeEqual } from 'node:crypto'

const TOKEN_LIFETIME_MS = 60_000

/** One-time tokens that a page exchanges for the secret of the session. 256 bits each; a token lives 60 s and opens once. */
export class Credentials {
  readonly #secret = randomBytes(32).toString('base64url')
  readonly #now: () => number
  #token: { readonly value: string; readonly expiresAt: number } | null = null

  /** `now` is a monotonic clock in milliseconds. */
  constructor(now: () => number) {
    this.#now = now
  }

  /** A new token; the one before it opens nothing any more. */
  issueToken(): string {
    const value = randomBytes(32).toString('base64url')
    this.#token = { value, expiresAt: this.#now() + TOKEN_LIFETIME_MS }
    return value
  }

  /** The session's secret for a token that is right, fresh and unused; null otherwise. */
  exchange(token: string): string | null {
    const current = this.#token
    if (current === null || this.#now() > current.expiresAt || !sameText(token, current.value)) return null
    this.#token = null
    return this.#secret
  }

  isSecret(candidate: string): boolean {
    return sameText(candidate, this.#secret)
  }
}

/** Compares in constant time for equal lengths; the length itself is no secret. */
function sameText(left: string, right: string): boolean {
  const a = Buffer.from(left)
  const b = Buffer.from(right)
  return a.length === b.length && timingSafeEqual(a, b)
}
