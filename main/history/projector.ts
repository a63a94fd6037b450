import type { AttemptEvent, StoredAttemptEvent } from '../../core/attempt/attempt-event.ts'
import { summarise } from '../../core/attempt/attempt-summary.ts'
import { applyDocumentEvent } from '../../core/attempt/documents.ts'
import { EMPTY_TRANSCRIPT, transcribe } from '../../core/attempt/search-text.ts'
import type { Standing } from '../services/ports.ts'
import type { HistoryDatabase } from './database.ts'
import { type Projected, ProjectionStore } from './projection-store.ts'

const SPOKEN_OR_RUN: ReadonlySet<AttemptEvent['type']> = new Set([
  'interviewer.spoke',
  'question.asked',
  'answer.given',
  'selfEvaluation.submitted',
  'statement.ran',
])

/** Where a round stands after all of its events. */
export type StandingOf = (events: readonly AttemptEvent[]) => Standing

/** Keeps the projections in step with the log. Every method belongs in the transaction of its events. */
export class Projector {
  readonly #store: ProjectionStore

  constructor(database: HistoryDatabase) {
    this.#store = new ProjectionStore(database)
  }

  /** Brings an attempt's projections up to the events just stored. */
  advance(number: number, attemptId: string, stored: readonly StoredAttemptEvent[], standing: Standing): void {
    const isEdited = stored.some(({ event }) => event.type === 'document.edited')
    const isSpoken = stored.some(({ event }) => SPOKEN_OR_RUN.has(event.type))
    const isBegun = stored.some(({ event }) => event.type === 'round.started')
    const isSearched = isEdited || isSpoken || isBegun
    const before: Projected = {
      tally: this.#store.readTally(number),
      documents: isSearched ? this.#store.readDocuments(number) : new Map(),
      transcript: isSearched ? this.#store.readTranscript(number) : EMPTY_TRANSCRIPT,
    }
    this.#write(number, attemptId, before, stored, standing, isSearched)
  }

  /** Makes an attempt's projections anew from its whole log; without `standingOf` it stands where it stood. */
  rebuild(
    number: number,
    attemptId: string,
    stored: readonly StoredAttemptEvent[],
    standingOf: StandingOf | null,
  ): void {
    const standing = standingOf?.(stored.map(({ event }) => event)) ?? this.#store.readStanding(number)
    if (standing === null) throw new Error(`The standing of the attempt ${attemptId} is not known.`)
    this.#store.clear(number)
    const nothing: Projected = { tally: null, documents: new Map(), transcript: EMPTY_TRANSCRIPT }
    this.#write(number, attemptId, nothing, stored, standing, true)
  }

  #write(
    number: number,
    attemptId: string,
    before: Projected,
    stored: readonly StoredAttemptEvent[],
    standing: Standing,
    isSearched: boolean,
  ): void {
    let { tally, transcript } = before
    const { documents } = before
    const edited = new Set<string>()
    for (const { event, at, clockMs } of stored) {
      tally = summarise(tally, event, at, clockMs)
      if (!isSearched) continue
      transcript = transcribe(transcript, event)
      applyDocumentEvent(documents, event)
      if (event.type === 'document.edited') edited.add(event.document)
    }
    if (tally === null) return
    this.#store.writeSummary(number, { attemptId, ...tally, ...standing })
    if (!isSearched) return
    for (const name of edited) {
      const document = documents.get(name)
      if (document !== undefined) this.#store.writeDocument(number, name, document)
    }
    if (transcript !== before.transcript) this.#store.writeTranscript(number, transcript)
    this.#store.writeSearchText(number, tally.caseTitle, documents, transcript)
  }
}
