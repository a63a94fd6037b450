import SqliteDatabase from 'better-sqlite3'
import { HistoryFullError } from '../services/ports.ts'

/** SQLite's name of an error (`SQLITE_BUSY` …), a system call's (`EACCES` …), or the empty string. */
export function errorCode(error: unknown): string {
  if (error instanceof SqliteDatabase.SqliteError) return error.code
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

export function isCorruption(error: unknown): boolean {
  return /^SQLITE_(CORRUPT|NOTADB)/.test(errorCode(error))
}

/** Runs a write; a full disk (or quota) becomes a HistoryFullError, with nothing stored. */
export function writing<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (errorCode(error) === 'SQLITE_FULL' || errorCode(error) === 'SQLITE_IOERR_WRITE') {
      throw new HistoryFullError(
        'The disk is full: make room, then go on. What you type stays on the screen until then.',
      )
    }
    throw error
  }
}
