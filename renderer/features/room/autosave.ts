import type { DocumentName, WorkspaceDocument } from '../../../core/contract/workspace.ts'
import { type DocumentState, isDirty, openDocument } from './document-state.ts'
import type { SaveJournal } from './save-journal.ts'

/** What became of one attempt to store a document. Sentences are made for the screen. */
export type SaveOutcome =
  | { readonly kind: 'stored'; readonly revision: number }
  | { readonly kind: 'stale'; readonly revision: number; readonly text: string }
  | { readonly kind: 'failed'; readonly message: string }

/** Carries a whole document to the backend; it never throws. */
export type SaveTransport = (document: DocumentName, baseRevision: number, text: string) => Promise<SaveOutcome>

/** Milliseconds: quiet time before a save, the longest a key stroke waits, and the first and longest wait before a retry. */
export const SAVE_TIMING = { debounce: 300, maxWait: 800, firstRetry: 1000, longestRetry: 10_000 } as const

interface Saver {
  state: DocumentState
  timer: ReturnType<typeof setTimeout> | null
  /** When the oldest unsent edit was made; null when every edit was sent. */
  waitingSince: number | null
  request: Promise<void> | null
  sending: string | null
  failures: number
}

/**
 * Stores the candidate's documents while they are typed: within `maxWait` of a key stroke, one request in flight for each document, and with
 * what is not yet stored mirrored in the journal.
 */
export class Autosave {
  readonly #transport: SaveTransport
  readonly #journal: SaveJournal
  readonly #savers: ReadonlyMap<DocumentName, Saver>
  readonly #listeners = new Set<() => void>()
  #all: readonly DocumentState[]
  #disposed = false

  constructor(documents: readonly WorkspaceDocument[], transport: SaveTransport, journal: SaveJournal) {
    this.#transport = transport
    this.#journal = journal
    this.#savers = new Map(
      documents.map((document) => {
        const state = openDocument(document, journal.read(document.name))
        return [document.name, { state, timer: null, waitingSince: null, request: null, sending: null, failures: 0 }]
      }),
    )
    this.#all = [...this.#savers.values()].map((saver) => saver.state)
    for (const saver of this.#savers.values()) {
      if (saver.state.status.kind === 'saving') this.#schedule(saver)
      else if (saver.state.status.kind === 'saved') journal.clear(saver.state.name)
    }
  }

  /** The document as it stands; throws when the attempt has none of that name. */
  document(name: DocumentName): DocumentState {
    return this.#saver(name).state
  }

  /** Every document; the same array until something changed. */
  documents(): readonly DocumentState[] {
    return this.#all
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The candidate typed: `text` is the whole document. */
  edit(name: DocumentName, text: string): void {
    const saver = this.#saver(name)
    if (saver.state.text === text) return
    const { status } = saver.state
    this.#update(saver, { text, status: status.kind === 'saved' ? { kind: 'saving' } : status })
    this.#mirror(saver)
    if (status.kind !== 'conflict') this.#schedule(saver)
  }

  /** Sends everything unsent now; resolves when each of those requests has ended, well or badly. */
  async flush(): Promise<void> {
    await Promise.all([...this.#savers.values()].map((saver) => this.#flushOne(saver)))
  }

  /** Ends a conflict: the candidate's own text goes on top of the other one. */
  keepMine(name: DocumentName): void {
    const saver = this.#saver(name)
    if (saver.state.status.kind !== 'conflict') return
    const { theirs } = saver.state.status
    this.#update(saver, { revision: theirs.revision, storedText: theirs.text, status: { kind: 'saving' } })
    this.#settle(saver)
  }

  /** Ends a conflict: the other text replaces the candidate's. */
  takeTheirs(name: DocumentName): void {
    const saver = this.#saver(name)
    if (saver.state.status.kind !== 'conflict') return
    const { theirs } = saver.state.status
    this.#update(saver, { revision: theirs.revision, storedText: theirs.text, text: theirs.text })
    this.#settle(saver)
  }

  /** Sends what is unsent a last time and stops the timers. */
  dispose(): void {
    void this.flush()
    this.#disposed = true
    this.#listeners.clear()
    for (const saver of this.#savers.values()) this.#stopTimer(saver)
  }

  #saver(name: DocumentName): Saver {
    const saver = this.#savers.get(name)
    if (saver === undefined) throw new Error(`The attempt has no document "${name}".`)
    return saver
  }

  #schedule(saver: Saver): void {
    if (saver.request !== null || this.#disposed) return
    const now = Date.now()
    saver.waitingSince ??= now
    const wait = Math.min(SAVE_TIMING.debounce, Math.max(0, saver.waitingSince + SAVE_TIMING.maxWait - now))
    this.#arm(saver, wait)
  }

  #arm(saver: Saver, wait: number): void {
    this.#stopTimer(saver)
    saver.timer = setTimeout(() => void this.#send(saver), wait)
  }

  #stopTimer(saver: Saver): void {
    if (saver.timer !== null) clearTimeout(saver.timer)
    saver.timer = null
  }

  async #flushOne(saver: Saver): Promise<void> {
    await saver.request
    await this.#send(saver)
  }

  #send(saver: Saver): Promise<void> {
    this.#stopTimer(saver)
    if (saver.request !== null) return saver.request
    if (saver.state.status.kind === 'conflict') return Promise.resolve()
    if (!isDirty(saver.state)) {
      this.#settle(saver)
      return Promise.resolve()
    }
    const { name, revision, text } = saver.state
    saver.waitingSince = null
    saver.sending = text
    this.#mirror(saver)
    saver.request = this.#transport(name, revision, text).then((outcome) => {
      saver.request = null
      this.#receive(saver, text, outcome)
      saver.sending = null
    })
    return saver.request
  }

  #receive(saver: Saver, sent: string, outcome: SaveOutcome): void {
    switch (outcome.kind) {
      case 'stored':
        this.#update(saver, { revision: outcome.revision, storedText: sent })
        this.#settle(saver)
        return
      case 'stale': {
        // An answer that was lost on the way: the other text is the one this window sent.
        const { revision, text } = outcome
        if (text === sent || text === saver.state.text) {
          this.#update(saver, { revision, storedText: text })
          this.#settle(saver)
        } else this.#update(saver, { status: { kind: 'conflict', theirs: { revision, text } } })
        return
      }
      case 'failed':
        saver.failures += 1
        this.#update(saver, { status: { kind: 'failed', message: outcome.message } })
        if (!this.#disposed) this.#arm(saver, retryWait(saver.failures))
    }
  }

  /** After a text was stored: done, or on with what was typed meanwhile. */
  #settle(saver: Saver): void {
    saver.failures = 0
    saver.sending = null
    if (isDirty(saver.state)) {
      this.#update(saver, { status: { kind: 'saving' } })
      this.#mirror(saver)
      this.#schedule(saver)
      return
    }
    saver.waitingSince = null
    this.#journal.clear(saver.state.name)
    this.#update(saver, { status: { kind: 'saved' } })
  }

  #mirror(saver: Saver): void {
    const { name, revision, text } = saver.state
    this.#journal.write(name, { baseRevision: revision, text, sending: saver.sending })
  }

  #update(saver: Saver, change: Partial<DocumentState>): void {
    saver.state = { ...saver.state, ...change }
    this.#all = [...this.#savers.values()].map((each) => each.state)
    for (const listener of this.#listeners) listener()
  }
}

function retryWait(failures: number): number {
  return Math.min(SAVE_TIMING.longestRetry, SAVE_TIMING.firstRetry * 2 ** (failures - 1))
}
