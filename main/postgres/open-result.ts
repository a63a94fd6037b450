import { ResultGoneError, type ResultPage } from '../services/ports.ts'
import type { CandidateSession } from './candidate-session.ts'
import { readPage } from './page-reader.ts'
import type { Portal } from './portal.ts'
import { StatementWatch, type WatchLimits } from './statement-watch.ts'

/** A portal outside a transaction holds locks: it is not kept longer than this without being read. */
const IDLE_MS = 60_000
const MAX_ROWS_PER_PAGE = 5000

/** The result of a script's last statement, whose portal waits for its next page. */
export class OpenResult {
  readonly resultId: string
  readonly #portal: Portal
  readonly #session: CandidateSession
  readonly #onIdle: () => void
  #timer: NodeJS.Timeout

  constructor(resultId: string, portal: Portal, session: CandidateSession, onIdle: () => void) {
    this.resultId = resultId
    this.#portal = portal
    this.#session = session
    this.#onIdle = onIdle
    this.#timer = setTimeout(onIdle, IDLE_MS)
  }

  /** True while rows may follow. */
  get isOpen(): boolean {
    return this.#portal.isOpen && this.#session.lost === null
  }

  /** The next rows; an error of PostgreSQL among them ends the result. */
  async fetch(count: number, limits: WatchLimits): Promise<ResultPage> {
    clearTimeout(this.#timer)
    if (!this.isOpen) return { rows: [], more: false }
    const watch = new StatementWatch(this.#session, new AbortController().signal, limits)
    try {
      const page = await readPage(this.#portal, Math.min(Math.max(count, 1), MAX_ROWS_PER_PAGE))
      this.#timer = setTimeout(this.#onIdle, IDLE_MS)
      return { rows: page.rows, more: !page.complete }
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause)
      throw new ResultGoneError(`The result ended before its last row: ${reason}`, { cause })
    } finally {
      await watch.stop()
    }
  }

  /** Closes the portal, which commits what it holds when no transaction is open. */
  async close(): Promise<void> {
    clearTimeout(this.#timer)
    if (this.isOpen) await this.#portal.close()
  }
}
