import type { AttemptEvent, StoredAttemptEvent } from '../../core/attempt/attempt-event.ts'
import type { EventVersions } from '../../core/attempt/attempt-event-versions.ts'
import type { AttemptSummary, AttemptsPage, AttemptsQuery } from '../../core/contract/attempts.ts'
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from '../../core/contract/settings.ts'
import {
  ConcurrentAppendError,
  type History,
  HistoryFullError,
  type Standing,
  UnreadableEventError,
} from '../services/ports.ts'
import { listAttempts, listUnfinished } from './attempt-list.ts'
import { SUMMARY_COLUMNS } from './attempt-rows.ts'
import { listBackups, makeBackup } from './backups.ts'
import type { HistoryDatabase } from './database.ts'
import { EventLog } from './event-log.ts'
import { Projector, type StandingOf } from './projector.ts'
import { messageOf, orFull } from './sqlite-errors.ts'

/** What a history works with. */
interface HistoryParts {
  readonly database: HistoryDatabase
  readonly folder: string
  readonly versions: EventVersions
  /** Null: projections made anew keep the standing they have. */
  readonly standingOf: StandingOf | null
  readonly log: (line: string) => void
  readonly now: () => Date
  /** Called once, after the database was closed. */
  readonly onClose: () => void
}

/** The history in one SQLite file. */
export class SqliteHistory implements History {
  readonly #parts: HistoryParts
  readonly #database: HistoryDatabase
  readonly #log: EventLog
  readonly #projector: Projector
  #backup: Promise<string> | null = null

  constructor(parts: HistoryParts) {
    this.#parts = parts
    this.#database = parts.database
    this.#log = new EventLog(parts.database, parts.versions)
    this.#projector = new Projector(parts.database)
  }

  append(
    attemptId: string,
    expectedSeq: number,
    clockMs: number,
    events: readonly AttemptEvent[],
    standing: Standing,
  ): number {
    const at = this.#parts.now().toISOString()
    return this.#write(() => {
      const lastSeq = this.#log.lastSeq(attemptId)
      if (lastSeq !== expectedSeq) {
        throw new ConcurrentAppendError(`The attempt ${attemptId} is at event ${lastSeq}, not ${expectedSeq}.`)
      }
      if (events.length === 0) return lastSeq
      const number = this.#log.numberOf(attemptId) ?? this.#log.begin(attemptId)
      const stored = events.map((event, index): StoredAttemptEvent => {
        return { attemptId, seq: lastSeq + 1 + index, clockMs: Math.round(clockMs), at, event }
      })
      for (const event of stored) this.#log.write(event)
      this.#projector.advance(number, attemptId, stored, standing)
      return lastSeq + stored.length
    })
  }

  read(attemptId: string, afterSeq = 0): StoredAttemptEvent[] {
    return this.#log.read(attemptId, afterSeq)
  }

  list(query: AttemptsQuery): AttemptsPage {
    return listAttempts(this.#database, query)
  }

  summary(attemptId: string): AttemptSummary | null {
    const number = this.#log.numberOf(attemptId)
    if (number === null) return null
    const row = this.#database
      .prepare<[number], AttemptSummary>(`select ${SUMMARY_COLUMNS} from summaries s where number = ?`)
      .get(number)
    return row ?? null
  }

  unfinished(): AttemptSummary[] {
    return listUnfinished(this.#database)
  }

  recordOfCase(caseId: string): { attempts: number; bestOwnTotal: number | null; lastAttemptAt: string | null } {
    const record = this.#database
      .prepare<[string, string, string], ReturnType<History['recordOfCase']>>(
        `select coalesce((select sum(attempts) from tallies where case_id = ?), 0) as attempts,
           (select max(own_total) from summaries where case_id = ? and state = 'completed') as bestOwnTotal,
           (select started_at from summaries where case_id = ? order by number desc limit 1) as lastAttemptAt`,
      )
      .get(caseId, caseId, caseId)
    return record ?? { attempts: 0, bestOwnTotal: null, lastAttemptAt: null }
  }

  delete(attemptId: string): void {
    this.#write(() => this.#log.delete(attemptId))
  }

  readSnapshot(attemptId: string): { seq: number; snapshot: unknown } | null {
    const row = this.#database
      .prepare<[string], { seq: number; snapshot: string }>(
        'select seq, snapshot from snapshots join attempts using (number) where attempt_id = ?',
      )
      .get(attemptId)
    if (row === undefined) return null
    try {
      return { seq: row.seq, snapshot: JSON.parse(row.snapshot) }
    } catch (error) {
      this.#parts.log(`history: the snapshot of ${attemptId} is unreadable and is left aside: ${messageOf(error)}`)
      return null
    }
  }

  writeSnapshot(attemptId: string, seq: number, snapshot: unknown): void {
    try {
      this.#write(() =>
        this.#database
          .prepare<[number, string, string]>(
            `insert into snapshots select number, ?, ? from attempts where attempt_id = ?
             on conflict do update set seq = excluded.seq, snapshot = excluded.snapshot`,
          )
          .run(seq, JSON.stringify(snapshot), attemptId),
      )
    } catch (error) {
      if (!(error instanceof HistoryFullError)) throw error
      this.#parts.log(`history: no room for the snapshot of ${attemptId}`)
    }
  }

  readSettings(): Settings {
    const value = this.#database.prepare<[], string>('select value from settings').pluck().get()
    if (value === undefined) return DEFAULT_SETTINGS
    const parsed = settingsSchema.safeParse({ ...DEFAULT_SETTINGS, ...JSON.parse(value) })
    if (parsed.success) return parsed.data
    this.#parts.log(`history: the settings are unreadable, the defaults are used: ${parsed.error.message}`)
    return DEFAULT_SETTINGS
  }

  writeSettings(settings: Settings): void {
    this.#write(() =>
      this.#database
        .prepare<[string]>('insert into settings values (1, ?) on conflict do update set value = excluded.value')
        .run(JSON.stringify(settings)),
    )
  }

  async backupIfDue(): Promise<string | null> {
    const now = this.#parts.now()
    const today = now.toISOString().slice(0, 10)
    if (
      this.#backup !== null ||
      listBackups(this.#parts.folder).some(({ time }) => time.toISOString().startsWith(today))
    ) {
      return null
    }
    this.#backup = makeBackup(this.#database, this.#parts.folder, now)
    try {
      return await this.#backup
    } finally {
      this.#backup = null
    }
  }

  /** Makes all projections anew from the log. `standingOf` is the one of the opening when absent. An attempt whose log is unreadable keeps the rows it has, and that is logged. */
  rebuildProjections(standingOf: StandingOf | null = this.#parts.standingOf): void {
    this.#write(() => {
      const attempts = this.#database
        .prepare<[], { number: number; attemptId: string }>(
          'select number, attempt_id as attemptId from attempts order by number',
        )
        .all()
      for (const { number, attemptId } of attempts) this.#rebuild(number, attemptId, standingOf)
      this.#database.exec('delete from tallies where attempts = 0')
      this.#database.exec('update upkeep set projected_for = (select user_version from pragma_user_version)')
    })
  }

  close(): void {
    if (!this.#database.open) return
    this.#database.close()
    this.#parts.onClose()
  }

  #rebuild(number: number, attemptId: string, standingOf: StandingOf | null): void {
    try {
      this.#projector.rebuild(number, attemptId, this.#log.read(attemptId), standingOf)
    } catch (error) {
      if (!(error instanceof UnreadableEventError)) throw error
      this.#parts.log(`history: the summary of ${attemptId} stays as it was. ${error.message}`)
    }
  }

  #write<T>(work: () => T): T {
    const counted = this.#database.transaction(() => {
      this.#database.exec('update upkeep set writes = writes + 1')
      return work()
    })
    return orFull(() => counted.immediate())
  }
}
