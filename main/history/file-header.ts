import { closeSync, openSync, readSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { HistoryDatabase } from './database.ts'
import { errorCode, isDamage } from './sqlite-errors.ts'

// Offsets in a SQLite file's header: https://www.sqlite.org/fileformat.html#the_database_header
const HEADER_BYTES = 100
const PAGE_SIZE_AT = 16
const WRITE_VERSION_AT = 18
const READ_VERSION_AT = 19
const PAGE_COUNT_AT = 28

/** Enough of a file to hold the tables of its first migration. */
const BEGINNING_BYTES = 1024 * 1024

/** The bytes a SQLite file should have by its own header; 0 when it has no header. */
export function sizeByHeader(file: string): number {
  const header = readBeginning(file, HEADER_BYTES)
  return hasHeader(header) ? pageSize(header) * header.readUInt32BE(PAGE_COUNT_AT) : 0
}

/** Whether the file without its write-ahead log names another history than with it: SQLite would mix the two without a word. */
export function isLogForeign(file: string, withLog: HistoryDatabase): boolean {
  const own = historyIdWithoutLog(file)
  return own !== null && own !== historyId(withLog)
}

/** Null when the file alone does not tell, as in the middle of a checkpoint. */
function historyIdWithoutLog(file: string): string | null {
  const bytes = readBeginning(file, BEGINNING_BYTES)
  if (!hasHeader(bytes)) return null
  const pages = Math.floor(bytes.length / pageSize(bytes))
  // In memory there is no write-ahead log, so the copy has to say that it needs none.
  bytes.writeUInt8(1, WRITE_VERSION_AT)
  bytes.writeUInt8(1, READ_VERSION_AT)
  bytes.writeUInt32BE(pages, PAGE_COUNT_AT)
  try {
    const alone = new Database(bytes.subarray(0, pages * pageSize(bytes)))
    try {
      return historyId(alone)
    } finally {
      alone.close()
    }
  } catch (error) {
    if (isDamage(error) || errorCode(error) === 'SQLITE_ERROR') return null
    throw error
  }
}

function historyId(database: HistoryDatabase): string | null {
  return database.prepare<[], string>('select history_id from upkeep').pluck().get() ?? null
}

function readBeginning(file: string, length: number): Buffer {
  const bytes = Buffer.alloc(Math.min(length, statSync(file).size))
  const handle = openSync(file, 'r')
  try {
    return bytes.subarray(0, readSync(handle, bytes))
  } finally {
    closeSync(handle)
  }
}

function hasHeader(bytes: Buffer): boolean {
  return bytes.length >= HEADER_BYTES && bytes.toString('latin1', 0, 15) === 'SQLite format 3' && pageSize(bytes) >= 512
}

function pageSize(header: Buffer): number {
  const size = header.readUInt16BE(PAGE_SIZE_AT)
  return size === 1 ? 65_536 : size
}
