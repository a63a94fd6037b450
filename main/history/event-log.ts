import { z } from 'zod'
import type { AttemptEvent, StoredAttemptEvent } from '../../core/attempt/attempt-event.ts'
import { currentVersion, type EventVersions, upcastEvent } from '../../core/attempt/attempt-event-versions.ts'
import { UnreadableEventError } from '../services/ports.ts'
import type { HistoryDatabase } from './database.ts'
import { messageOf } from './sqlite-errors.ts'

interface EventRow {
  readonly seq: number
  readonly type: string
  readonly version: number
  readonly payload: string
  readonly clockMs: number
  readonly at: string
}

const payloadSchema = z.record(z.string(), z.unknown())

/** The log itself: events go in at the end and come out in order. */
export class EventLog {
  readonly #database: HistoryDatabase
  readonly #versions: EventVersions

  constructor(database: HistoryDatabase, versions: EventVersions) {
    this.#database = database
    this.#versions = versions
  }

  /** The attempt's place in the order of attempts; null when there is no such attempt. */
  numberOf(attemptId: string): number | null {
    const number = this.#database
      .prepare<[string], number>('select number from attempts where attempt_id = ?')
      .pluck()
      .get(attemptId)
    return number ?? null
  }

  /** A place for a new attempt, after all there were. */
  begin(attemptId: string): number {
    return Number(
      this.#database.prepare<[string]>('insert into attempts (attempt_id) values (?)').run(attemptId).lastInsertRowid,
    )
  }

  /** 0 when there is no such attempt. */
  lastSeq(attemptId: string): number {
    const seq = this.#database
      .prepare<[string], number | null>('select max(seq) from events where attempt_id = ?')
      .pluck()
      .get(attemptId)
    return seq ?? 0
  }

  write({ attemptId, seq, clockMs, at, event }: StoredAttemptEvent): void {
    const { type, ...payload } = event
    this.#database
      .prepare<[string, number, string, number, string, number, string]>(
        'insert into events values (?, ?, ?, ?, ?, ?, ?)',
      )
      .run(attemptId, seq, type, currentVersion(type, this.#versions), JSON.stringify(payload), clockMs, at)
  }

  /** Throws UnreadableEventError at the first event that cannot be understood. */
  read(attemptId: string, afterSeq = 0): StoredAttemptEvent[] {
    return this.#database
      .prepare<[string, number], EventRow>(
        `select seq, type, version, payload, clock_ms as clockMs, at from events
         where attempt_id = ? and seq > ? order by seq`,
      )
      .all(attemptId, afterSeq)
      .map((row) => ({
        attemptId,
        seq: row.seq,
        clockMs: row.clockMs,
        at: row.at,
        event: this.#understand(attemptId, row),
      }))
  }

  /** Removes an attempt with its events and, by the schema, everything projected from them. */
  delete(attemptId: string): void {
    const statements = [
      'insert into deletions values (?)',
      'delete from events where attempt_id = ?',
      'delete from attempts where attempt_id = ?',
      'delete from deletions where attempt_id = ?',
    ]
    for (const sql of statements) this.#database.prepare<[string]>(sql).run(attemptId)
  }

  #understand(attemptId: string, { seq, type, version, payload }: EventRow): AttemptEvent {
    try {
      return upcastEvent({ type, version, payload: payloadSchema.parse(JSON.parse(payload)) }, this.#versions)
    } catch (error) {
      throw new UnreadableEventError(attemptId, seq, messageOf(error))
    }
  }
}
