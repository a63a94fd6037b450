import type { AttemptEvent, StoredAttemptEvent } from '../../core/attempt/attempt-event.ts'
import type { ResultColumn, ResultRow, SqlError, StatementOutcome } from '../../core/attempt/statement-result.ts'
import type { LoadedCase } from '../../core/cases/case-schema.ts'
import type { PostgresStatus } from '../../core/contract/app.ts'
import type { AttemptSummary, AttemptsPage, AttemptsQuery } from '../../core/contract/attempts.ts'
import type { RoundState } from '../../core/contract/rounds.ts'
import type { Settings } from '../../core/contract/settings.ts'
import type { Phase } from '../../core/round/phases.ts'

/** Appending to an attempt whose log has moved on since it was read. */
export class ConcurrentAppendError extends Error {
  override readonly name = 'ConcurrentAppendError'
}

/** An event in the log that cannot be understood: damaged, or written by a newer program. Lists do not read events and go on. */
export class UnreadableEventError extends Error {
  override readonly name = 'UnreadableEventError'
  readonly attemptId: string
  readonly seq: number

  constructor(attemptId: string, seq: number, reason: string) {
    super(`Event ${seq} of the attempt ${attemptId} cannot be read: ${reason}`)
    this.attemptId = attemptId
    this.seq = seq
  }
}

/** Where a round stands after an append, as the round itself says: time limits move it without an event of their own. */
export interface Standing {
  readonly state: RoundState
  readonly phase: Phase | null
}

/** The append-only log of attempts and what is projected from it (SQLite). Every call is synchronous and durable when it returns. */
export interface History {
  /**
   * Stores `events` after `expectedSeq` (0 for a new attempt), all or none, updates the projections in the same transaction and
   * returns the new last seq. Throws ConcurrentAppendError when the log's last seq is not `expectedSeq`, and HistoryFullError
   * when the disk has no room; nothing is stored then.
   */
  append(
    attemptId: string,
    expectedSeq: number,
    clockMs: number,
    events: readonly AttemptEvent[],
    standing: Standing,
  ): number
  /** The events of an attempt in order, upcast to their newest versions; empty when there is no such attempt. */
  read(attemptId: string, afterSeq?: number): StoredAttemptEvent[]
  /** One page of attempts, newest first, read from the projection. */
  list(query: AttemptsQuery): AttemptsPage
  summary(attemptId: string): AttemptSummary | null
  /** Attempts whose round can still go on (briefing, running, paused, self-evaluation), newest first. */
  unfinished(): AttemptSummary[]
  /** How often a case was attempted, the best own total of its finished attempts and when the last one started. */
  recordOfCase(caseId: string): { attempts: number; bestOwnTotal: number | null; lastAttemptAt: string | null }
  /** Removes an attempt and everything of it. */
  delete(attemptId: string): void
  /** Machine snapshot of the round, a cache that replay can always make anew; null when there is none or it is unreadable. */
  readSnapshot(attemptId: string): { seq: number; snapshot: unknown } | null
  /** Being a cache, it is left out (and logged) when the disk has no room. */
  writeSnapshot(attemptId: string, seq: number, snapshot: unknown): void
  readSettings(): Settings
  writeSettings(settings: Settings): void
  /** Makes today's backup if there is none yet. Resolves to its path, or null when one existed. */
  backupIfDue(): Promise<string | null>
  close(): void
}

/** The history's disk or quota is full. */
export class HistoryFullError extends Error {
  override readonly name = 'HistoryFullError'
}

/** One statement of a script as it starts, yields rows, and ends. */
export type RunEvent =
  | { readonly kind: 'statement-started'; readonly index: number; readonly sql: string; readonly line: number }
  /** The first page (at most 500 rows) of a statement that returns rows. */
  | {
      readonly kind: 'rows'
      readonly index: number
      readonly resultId: string
      readonly columns: readonly ResultColumn[]
      readonly rows: readonly ResultRow[]
    }
  | { readonly kind: 'notice'; readonly index: number; readonly severity: string; readonly message: string }
  | {
      readonly kind: 'statement-ended'
      readonly index: number
      readonly sql: string
      readonly outcome: StatementOutcome
      readonly notices: readonly { severity: string; message: string }[]
    }
  /** The script could not be parsed, so nothing of it was run. */
  | { readonly kind: 'not-run'; readonly error: SqlError }
  /** The session had to be opened anew; an open transaction was rolled back. */
  | { readonly kind: 'session-reset'; readonly reason: string }
  | { readonly kind: 'script-ended'; readonly ran: number; readonly total: number }

export interface ResultPage {
  readonly rows: readonly ResultRow[]
  /** False when the last row was in this page. */
  readonly more: boolean
}

/** Table, view or function names and columns of a sandbox, for completion. */
export interface SandboxCatalog {
  readonly tables: readonly {
    readonly schema: string
    readonly name: string
    readonly kind: 'table' | 'view' | 'materialized view' | 'foreign table' | 'partitioned table'
    readonly columns: readonly { readonly name: string; readonly type: string; readonly notNull: boolean }[]
  }[]
  readonly functions: readonly { readonly schema: string; readonly name: string; readonly arguments: string }[]
}

/** An attempt's own database, held by one session so that BEGIN … COMMIT may span runs. */
export interface Sandbox {
  /** Runs the statements of `script` one after another until one fails; `abort` cancels the running one. One run at a time. */
  run(script: string, abort: AbortSignal): AsyncIterable<RunEvent>
  /** The next rows of the result that is still open; throws ResultGoneError when it was closed by a later run or after a minute. */
  fetch(resultId: string, count: number): Promise<ResultPage>
  catalog(): Promise<SandboxCatalog>
}

export class ResultGoneError extends Error {
  override readonly name = 'ResultGoneError'
}

/** Statement of the attempt's log as needed to rebuild a sandbox. */
export type ReplayStep =
  | { readonly kind: 'statement'; readonly sql: string; readonly command: string }
  | { readonly kind: 'session-reset' }

/** The bundled PostgreSQL and the sandboxes in it. */
export interface SqlEngine {
  /** Starts the server (initdb at the first run). Never throws: what happens is in `status`. */
  start(): Promise<void>
  status(): PostgresStatus
  /** Calls `listener` at each change; returns how to stop that. */
  onStatus(listener: (status: PostgresStatus) => void): () => void
  /**
   * The sandbox of an attempt, created when it is missing; a missing one is filled by replaying the steps (read only then).
   * Throws EngineUnavailableError while the server is not ready.
   */
  open(
    attemptId: string,
    replay: () => readonly ReplayStep[],
  ): Promise<{ sandbox: Sandbox; rebuilt: { replayed: number; failed: number } | null }>
  drop(attemptId: string): Promise<void>
  stop(): Promise<void>
}

export class EngineUnavailableError extends Error {
  override readonly name = 'EngineUnavailableError'
}

/** The cases on disk. A malformed case is listed with its problems and cannot be started. */
export interface CaseLibrary {
  load(): Promise<{
    readonly cases: readonly LoadedCase[]
    readonly problems: readonly { caseId: string; file: string; line: number | null; field: string; message: string }[]
  }>
}

/** Milliseconds of a clock that never goes backwards; its zero means nothing. */
export interface MonotonicClock {
  now(): number
}
