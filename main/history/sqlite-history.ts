import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import type { AttemptEvent, StoredAttemptEvent } from '../../core/attempt/attempt-event.ts'
import { currentVersion, readEvent } from '../../core/attempt/attempt-event-versions.ts'
import { EMPTY_TALLY, tallyEvent } from '../../core/attempt/attempt-tally.ts'
import { replayDocuments } from '../../core/attempt/documents.ts'
import type { AttemptSummary, AttemptsPage, AttemptsQuery } from '../../core/contract/attempts.ts'
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from '../../core/contract/settings.ts'
import { ConcurrentAppendError, type History, type RoundStanding } from '../services/ports.ts'
import { listAttempts, recordOfCase, summaryOf, unfinishedAttempts } from './attempt-rows.ts'
import { backUpDaily } from './backups.ts'
import { writing } from './sqlite-error.ts'

/** An event in the log that cannot be read; says which. */
export class UnreadableEventError extends Error {
  override readonly name = 'UnreadableEventError'
}

const eventRowSchema = z.object({
  seq: z.number().int(),
  type: z.string(),
  version: z.number().int(),
  payload: z.string(),
  clock_ms: z.number(),
  at: z.string(),
})
const tallyRowSchema = z.object({
  statements: z.number(),
  questions: z.number(),
  ownTotal: z.number().nullable(),
  lastSeq: z.number(),
})
const snapshotRowSchema = z.object({ seq: z.number(), snapshot: z.string() })

export interface SqliteHistoryOptions {
  readonly database: Database
  readonly backupsFolder: string
  readonly now: () => Date
  readonly log: (line: string) => void
  /** Called last by `close`. */
  readonly release: () => void
}

/** The history over one SQLite file that is open and migrated. */
export class SqliteHistory implements History {
  readonly #options: SqliteHistoryOptions
  readonly #database: Database

  constructor(options: SqliteHistoryOptions) {
    this.#options = options
    this.#database = options.database
  }

  append(
    attemptId: string,
    expectedSeq: number,
    clockMs: number,
    events: readonly AttemptEvent[],
    standing: RoundStanding,
  ): number {
    return writing(
      this.#database.transaction(() => this.#append(attemptId, expectedSeq, clockMs, events, standing)).immediate,
    )
  }

  #append(
    attemptId: string,
    expectedSeq: number,
    clockMs: number,
    events: readonly AttemptEvent[],
    standing: RoundStanding,
  ): number {
    const row = this.#database
      .prepare(
        'SELECT statements, questions, own_total AS ownTotal, last_seq AS lastSeq FROM attempts WHERE attempt_id = ?',
      )
      .get(attemptId)
    const { lastSeq, ...before } = row === undefined ? { ...EMPTY_TALLY, lastSeq: 0 } : tallyRowSchema.parse(row)
    if (lastSeq !== expectedSeq) {
      throw new ConcurrentAppendError(`The log of ${attemptId} ends at ${lastSeq}, not at ${expectedSeq}.`)
    }
    const at = this.#options.now().toISOString()
    const insert = this.#database.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)')
    events.forEach(({ type, ...payload }, index) => {
      const seq = expectedSeq + index + 1
      insert.run(attemptId, seq, type, currentVersion(type), JSON.stringify(payload), Math.round(clockMs), at)
    })
    const seq = expectedSeq + events.length
    const first = events[0]
    if (row === undefined && first?.type === 'round.started') this.#insertAttempt(attemptId, first, at)
    const tally = events.reduce(tallyEvent, before)
    this.#database
      .prepare(
        `UPDATE attempts SET state = ?, phase = ?, updated_at = ?, clock_ms = ?, own_total = ?, statements = ?, questions = ?,
          last_seq = ?, search_is_stale = max(search_is_stale, ?) WHERE attempt_id = ?`,
      )
      .run(
        standing.state,
        standing.phase,
        at,
        Math.round(clockMs),
        tally.ownTotal,
        tally.statements,
        tally.questions,
        seq,
        events.every(({ type }) => type === 'time.passed') ? 0 : 1,
        attemptId,
      )
    return seq
  }

  #insertAttempt(attemptId: string, started: Extract<AttemptEvent, { type: 'round.started' }>, at: string): void {
    this.#database
      .prepare(
        `INSERT INTO attempts (attempt_id, case_id, case_title, mode, level, state, started_at, updated_at, clock_ms, statements,
          questions, last_seq) VALUES (?, ?, ?, ?, ?, 'briefing', ?, ?, 0, 0, 0, 0)`,
      )
      .run(attemptId, started.caseId, started.caseTitle, started.mode, started.level, at, at)
  }

  read(attemptId: string, afterSeq = 0): StoredAttemptEvent[] {
    return this.#database
      .prepare(
        'SELECT seq, type, version, payload, clock_ms, at FROM events WHERE attempt_id = ? AND seq > ? ORDER BY seq',
      )
      .all(attemptId, afterSeq)
      .map((row) => toStoredEvent(attemptId, row))
  }

  list(query: AttemptsQuery): AttemptsPage {
    if (query.search.trim() !== '') this.#refreshSearch()
    return listAttempts(this.#database, query)
  }

  summary(attemptId: string): AttemptSummary | null {
    return summaryOf(this.#database, attemptId)
  }

  unfinished(): AttemptSummary[] {
    return unfinishedAttempts(this.#database)
  }

  recordOfCase(caseId: string): { attempts: number; bestOwnTotal: number | null; lastAttemptAt: string | null } {
    return recordOfCase(this.#database, caseId)
  }

  delete(attemptId: string): void {
    const work = this.#database.transaction(() => {
      const id = this.#database.prepare('SELECT id FROM attempts WHERE attempt_id = ?').pluck().get(attemptId)
      this.#database.prepare('DELETE FROM attempt_search WHERE rowid = ?').run(id)
      this.#database.prepare('DELETE FROM attempts WHERE attempt_id = ?').run(attemptId)
      this.#database.prepare('DELETE FROM events WHERE attempt_id = ?').run(attemptId)
    })
    writing(() => work())
  }

  readSnapshot(attemptId: string): { seq: number; snapshot: unknown } | null {
    const row = this.#database.prepare('SELECT seq, snapshot FROM snapshots WHERE attempt_id = ?').get(attemptId)
    if (row === undefined) return null
    try {
      const { seq, snapshot } = snapshotRowSchema.parse(row)
      return { seq, snapshot: JSON.parse(snapshot) }
    } catch (error) {
      this.#options.log(`snapshot of ${attemptId} is unreadable and will be made anew: ${String(error)}`)
      return null
    }
  }

  writeSnapshot(attemptId: string, seq: number, snapshot: unknown): void {
    const statement = this.#database.prepare('INSERT OR REPLACE INTO snapshots VALUES (?, ?, ?)')
    writing(() => statement.run(attemptId, seq, JSON.stringify(snapshot)))
  }

  readSettings(): Settings {
    const text = this.#database.prepare('SELECT value FROM settings WHERE id = 1').pluck().get()
    if (typeof text !== 'string') return DEFAULT_SETTINGS
    try {
      return settingsSchema.parse({ ...DEFAULT_SETTINGS, ...z.record(z.string(), z.unknown()).parse(JSON.parse(text)) })
    } catch (error) {
      this.#options.log(`settings are unreadable, so the defaults are used: ${String(error)}`)
      return DEFAULT_SETTINGS
    }
  }

  writeSettings(settings: Settings): void {
    const statement = this.#database.prepare('INSERT OR REPLACE INTO settings VALUES (1, ?)')
    writing(() => statement.run(JSON.stringify(settings)))
  }

  backupIfDue(): Promise<string | null> {
    return backUpDaily(this.#database, this.#options.backupsFolder, this.#options.now())
  }

  close(): void {
    this.#database.close()
    this.#options.release()
  }

  /** Brings the search index up to the log for the attempts that changed since the last search. */
  #refreshSearch(): void {
    const stale = z
      .array(z.object({ id: z.number(), attempt_id: z.string(), case_title: z.string() }))
      .parse(this.#database.prepare('SELECT id, attempt_id, case_title FROM attempts WHERE search_is_stale = 1').all())
    if (stale.length === 0) return
    const remove = this.#database.prepare('DELETE FROM attempt_search WHERE rowid = ?')
    const insert = this.#database.prepare(
      'INSERT INTO attempt_search (rowid, title, workspace, conversation) VALUES (?, ?, ?, ?)',
    )
    const done = this.#database.prepare('UPDATE attempts SET search_is_stale = 0 WHERE id = ?')
    const work = this.#database.transaction(() => {
      for (const { id, attempt_id, case_title } of stale) {
        const events = this.read(attempt_id)
        remove.run(id)
        insert.run(id, case_title, workspaceText(events), conversationText(events))
        done.run(id)
      }
    })
    writing(() => work())
  }
}

function workspaceText(events: readonly StoredAttemptEvent[]): string {
  const statements = events.flatMap(({ event }) => (event.type === 'statement.ran' ? [event.sql] : []))
  return [...[...replayDocuments(events).values()].map(({ text }) => text), ...statements].join('\n')
}

function conversationText(events: readonly StoredAttemptEvent[]): string {
  return events.flatMap(({ event }) => ('text' in event ? [event.text] : [])).join('\n')
}

function toStoredEvent(attemptId: string, row: unknown): StoredAttemptEvent {
  const { seq, type, version, payload, clock_ms: clockMs, at } = eventRowSchema.parse(row)
  try {
    return { attemptId, seq, clockMs, at, event: readEvent(type, version, JSON.parse(payload)) }
  } catch (cause) {
    throw new UnreadableEventError(`Event ${seq} (${type}) of attempt ${attemptId} cannot be read.`, { cause })
  }
}
