import type { AttemptTally } from '../../core/attempt/attempt-summary.ts'
import type { AttemptDocument } from '../../core/attempt/documents.ts'
import { EMPTY_TRANSCRIPT, searchText, type Transcript } from '../../core/attempt/search-text.ts'
import type { AttemptSummary } from '../../core/contract/attempts.ts'
import type { Standing } from '../services/ports.ts'
import { SUMMARY_COLUMNS } from './attempt-rows.ts'
import type { HistoryDatabase } from './database.ts'

/** What is projected from one attempt's log. */
export interface Projected {
  readonly tally: AttemptTally | null
  readonly documents: Map<string, AttemptDocument>
  readonly transcript: Transcript
}

/** Reads and writes the projected rows of single attempts. Writes belong in a transaction with the events they come from. */
export class ProjectionStore {
  readonly #database: HistoryDatabase

  constructor(database: HistoryDatabase) {
    this.#database = database
  }

  readTally(number: number): AttemptTally | null {
    const row = this.#database
      .prepare<[number], AttemptSummary>(`select ${SUMMARY_COLUMNS} from summaries s where number = ?`)
      .get(number)
    if (row === undefined) return null
    const { attemptId: _id, state: _state, phase: _phase, ...tally } = row
    return tally
  }

  readStanding(number: number): Standing | null {
    const row = this.#database
      .prepare<[number], Standing>('select state, phase from summaries where number = ?')
      .get(number)
    return row ?? null
  }

  readDocuments(number: number): Map<string, AttemptDocument> {
    const rows = this.#database
      .prepare<[number], { name: string; text: string; revision: number }>(
        'select name, text, revision from documents where number = ?',
      )
      .all(number)
    return new Map(rows.map(({ name, text, revision }) => [name, { text, revision }]))
  }

  readTranscript(number: number): Transcript {
    const row = this.#database
      .prepare<[number], Transcript>('select conversation, statements from transcripts where number = ?')
      .get(number)
    return row ?? EMPTY_TRANSCRIPT
  }

  writeSummary(number: number, summary: AttemptSummary): void {
    this.#database
      .prepare<[AttemptSummary & { number: number }]>(
        `insert into summaries values (:number, :attemptId, :caseId, :caseTitle, :mode, :level, :state, :phase, :startedAt, :updatedAt,
           :clockMs, :ownTotal, :statements, :questions)
         on conflict do update set case_id = :caseId, case_title = :caseTitle, mode = :mode, level = :level, state = :state,
           phase = :phase, started_at = :startedAt, updated_at = :updatedAt, clock_ms = :clockMs, own_total = :ownTotal,
           statements = :statements, questions = :questions`,
      )
      .run({ number, ...summary })
  }

  writeDocument(number: number, name: string, { text, revision }: AttemptDocument): void {
    this.#database
      .prepare<[number, string, string, number]>(
        `insert into documents values (?, ?, ?, ?)
         on conflict do update set text = excluded.text, revision = excluded.revision`,
      )
      .run(number, name, text, revision)
  }

  writeTranscript(number: number, { conversation, statements }: Transcript): void {
    this.#database
      .prepare<[number, string, string]>(
        `insert into transcripts values (?, ?, ?)
         on conflict do update set conversation = excluded.conversation, statements = excluded.statements`,
      )
      .run(number, conversation, statements)
  }

  writeSearchText(number: number, title: string, documents: Projected['documents'], transcript: Transcript): void {
    const { notes, sql, conversation } = searchText(documents, transcript)
    this.#database
      .prepare<[number, string, string, string, string]>(
        'insert or replace into search (rowid, title, notes, sql, conversation) values (?, ?, ?, ?, ?)',
      )
      .run(number, title, notes, sql, conversation)
  }

  /** Removes the projected rows of one attempt. */
  clear(number: number): void {
    for (const table of ['summaries', 'documents', 'transcripts']) {
      this.#database.prepare<[number]>(`delete from ${table} where number = ?`).run(number)
    }
    this.#database.prepare<[number]>('delete from search where rowid = ?').run(number)
  }
}
