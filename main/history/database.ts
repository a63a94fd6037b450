import Database from 'better-sqlite3'

export type HistoryDatabase = Database.Database

/** Marks a SQLite file as a history of this program ("TblS"). */
export const APPLICATION_ID = 0x54626c53

const BUSY_MS = 2000

/** Opens the history for writing, with every commit on the disk before it returns. Throws what SQLite throws. */
export function openDatabase(file: string): HistoryDatabase {
  const database = new Database(file, { timeout: BUSY_MS })
  try {
    // Without a page size check a damaged cell can be read as another; without FULL the last commits can be lost with the power.
    for (const pragma of ['synchronous = FULL', 'foreign_keys = ON', 'cell_size_check = ON', 'trusted_schema = OFF']) {
      database.pragma(pragma)
    }
    // On macOS fsync alone leaves data in the drive's cache: https://www.sqlite.org/pragma.html#pragma_fullfsync
    database.pragma('fullfsync = ON')
    database.pragma('checkpoint_fullfsync = ON')
    // INSERT OR REPLACE must not slip past the triggers that keep the log whole.
    database.pragma('recursive_triggers = ON')
    const mode = database.pragma('journal_mode = WAL', { simple: true })
    if (mode !== 'wal')
      throw new Error(`SQLite cannot keep a write-ahead log beside ${file} (it offers ${String(mode)}).`)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Opens a file only to look at it: nothing of it is changed, not even by the checkpoint of a close. */
export function openReadOnly(file: string): HistoryDatabase {
  return new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_MS })
}

/** An integer pragma such as `user_version`. */
export function numberPragma(database: HistoryDatabase, name: string): number {
  return Number(database.pragma(name, { simple: true }))
}
