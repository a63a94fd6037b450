import Database from 'better-sqlite3'
import { HistoryFullError } from '../services/ports.ts'

const DAMAGE = ['SQLITE_CORRUPT', 'SQLITE_NOTADB']
const LOCKED = ['SQLITE_BUSY', 'SQLITE_LOCKED']
// SQLITE_IOERR_SHMSIZE is how a full disk shows when the write-ahead log's index cannot grow.
const FULL = ['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE']

/** SQLite's code of an error (`SQLITE_FULL` …), or the system's (`EACCES` …); null when it has none. */
export function errorCode(error: unknown): string | null {
  if (error instanceof Database.SqliteError) return error.code
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}

export function isDamage(error: unknown): boolean {
  return startsWithAny(error, DAMAGE)
}

export function isLocked(error: unknown): boolean {
  return startsWithAny(error, LOCKED)
}

export function isFull(error: unknown): boolean {
  return startsWithAny(error, FULL)
}

/** Runs `write`; a full disk becomes a HistoryFullError, every other error stays what it is. */
export function orFull<T>(write: () => T): T {
  try {
    return write()
  } catch (error) {
    if (!isFull(error)) throw error
    throw new HistoryFullError('The disk is full: nothing more can be saved until there is room.', { cause: error })
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function startsWithAny(error: unknown, codes: readonly string[]): boolean {
  const code = errorCode(error)
  return code !== null && codes.some((known) => code === known || code.startsWith(`${known}_`))
}
