import { existsSync, statSync } from 'node:fs'
import { APPLICATION_ID, type HistoryDatabase, numberPragma, openReadOnly } from './database.ts'
import { isLogForeign, sizeByHeader } from './file-header.ts'
import { errorCode, isDamage, messageOf } from './sqlite-errors.ts'

/** What a look at a history's file showed. */
export type Inspection =
  | { readonly kind: 'absent' }
  | { readonly kind: 'sound'; readonly version: number; readonly updatedAt: string }
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'damaged'; readonly reason: string }

/** From this size on only the tables that lists are read from are checked at each start; the daily backup checks all. */
const BIG_FILE_BYTES = 64 * 1024 * 1024

const LIST_TABLES = ['attempts', 'summaries', 'tallies', 'settings']

/** Looks at a file without changing a byte of it. Throws what SQLite throws when the file cannot be read or is held by others. */
export function inspect(file: string, newestVersion: number, bigFileBytes: number = BIG_FILE_BYTES): Inspection {
  if (!existsSync(file)) return { kind: 'absent' }
  const { size } = statSync(file)
  if (size === 0) return { kind: 'damaged', reason: 'the file is empty' }
  const hasLog = existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0
  // With a log a checkpoint may have been cut off, and the log holds what the file lacks.
  if (!hasLog && size < sizeByHeader(file)) return { kind: 'damaged', reason: 'the end of the file is missing' }
  try {
    const database = openReadOnly(file)
    try {
      if (hasLog && isLogForeign(file, database)) {
        return { kind: 'damaged', reason: 'the write-ahead log belongs to another history' }
      }
      return look(database, newestVersion, size >= bigFileBytes)
    } finally {
      database.close()
    }
  } catch (error) {
    // SQLITE_ERROR is what a schema without the tables of a history gives.
    if (!isDamage(error) && errorCode(error) !== 'SQLITE_ERROR') throw error
    return { kind: 'damaged', reason: messageOf(error) }
  }
}

function look(database: HistoryDatabase, newestVersion: number, big: boolean): Inspection {
  const version = numberPragma(database, 'user_version')
  if (numberPragma(database, 'application_id') !== APPLICATION_ID || version < 1) {
    return { kind: 'damaged', reason: 'the file is not a history of this program' }
  }
  if (version > newestVersion) return { kind: 'newer', version }
  for (const target of big ? LIST_TABLES : [null]) {
    const problem = database.pragma(target === null ? 'quick_check(1)' : `quick_check(${target})`, { simple: true })
    if (problem !== 'ok') return { kind: 'damaged', reason: String(problem) }
  }
  const updatedAt = database.prepare<[], string | null>('select max(updated_at) from summaries').pluck().get() ?? ''
  return { kind: 'sound', version, updatedAt }
}
