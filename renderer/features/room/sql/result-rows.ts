import type { ResultColumn, ResultRow } from '../../../../core/attempt/statement-result.ts'

/** Rows asked for at a time. */
export const PAGE_ROWS = 500
/** A grid holds no more than this: browsers lose precision with taller elements, and nobody reads further. */
export const MAX_GRID_ROWS = 500_000

/** What loading the next rows came to; a sentence when there was no way to get them. */
export type PageOutcome =
  | { readonly kind: 'page'; readonly rows: readonly ResultRow[]; readonly more: boolean }
  /** `again` is true when asking once more can help. */
  | { readonly kind: 'failed'; readonly message: string; readonly again: boolean }

export type LoadPage = (resultId: string, count: number) => Promise<PageOutcome>

/** Where a result stands: all rows here, more to be had, on their way, or out of reach. */
export type ResultState =
  | { readonly kind: 'complete' }
  | { readonly kind: 'more' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'stopped'; readonly message: string; readonly again: boolean }

/**
 * The rows of one result that were fetched so far. They are appended in place, since copying 100,000 rows for each page would stall the
 * scrolling; `version` tells that something changed.
 */
export class ResultRows {
  readonly resultId: string
  readonly columns: readonly ResultColumn[]
  readonly #rows: ResultRow[]
  readonly #listeners = new Set<() => void>()
  #state: ResultState = { kind: 'complete' }
  #version = 0

  constructor(resultId: string, columns: readonly ResultColumn[], rows: readonly ResultRow[]) {
    this.resultId = resultId
    this.columns = columns
    this.#rows = [...rows]
  }

  get rows(): readonly ResultRow[] {
    return this.#rows
  }

  get state(): ResultState {
    return this.#state
  }

  /** Counts the changes. */
  get version(): number {
    return this.#version
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  setMore(more: boolean): void {
    this.#enter(more ? { kind: 'more' } : { kind: 'complete' })
  }

  /** Fetches the next page when there is one and none is on its way. */
  async loadMore(load: LoadPage): Promise<void> {
    if (this.#state.kind !== 'more') return
    if (this.#rows.length >= MAX_GRID_ROWS) {
      const message = `Only the first ${MAX_GRID_ROWS.toLocaleString('en-GB')} rows are shown. Add a LIMIT or a WHERE to see others.`
      return this.#enter({ kind: 'stopped', message, again: false })
    }
    this.#enter({ kind: 'loading' })
    const outcome = await load(this.resultId, PAGE_ROWS)
    if (outcome.kind === 'failed') {
      return this.#enter({ kind: 'stopped', message: outcome.message, again: outcome.again })
    }
    for (const row of outcome.rows) this.#rows.push(row)
    this.setMore(outcome.more)
  }

  /** Fetches the page that could not be had. */
  async tryAgain(load: LoadPage): Promise<void> {
    if (this.#state.kind !== 'stopped' || !this.#state.again) return
    this.setMore(true)
    await this.loadMore(load)
  }

  #enter(state: ResultState): void {
    this.#state = state
    this.#version += 1
    for (const listener of this.#listeners) listener()
  }
}
