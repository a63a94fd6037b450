import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, readSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import SqliteDatabase, { type Database } from 'better-sqlite3'
import { isSound, listBackups } from './backups.ts'
import { migrate, readMigrations } from './migrations.ts'
import { errorCode, isCorruption } from './sqlite-error.ts'
import { SqliteHistory } from './sqlite-history.ts'

export interface HistoryOptions {
  readonly folder: string
  readonly migrationsFolder: string
  readonly log: (line: string) => void
  readonly now: () => Date
  /** At most this many pages of 4 KB, to stand for a full disk in tests. */
  readonly maxPages?: number
}

/** `recovered`: the file was damaged; `message` says where it is kept and what took its place. */
export type OpenedHistory =
  | { readonly kind: 'ready'; readonly history: SqliteHistory }
  | { readonly kind: 'recovered'; readonly history: SqliteHistory; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string; readonly whatToDo: string }

/** The file was written by a newer Tablestakes. */
class NewerSchemaError extends Error {
  override readonly name = 'NewerSchemaError'
}

/** Another process holds the history. */
class HeldElsewhereError extends Error {
  override readonly name = 'HeldElsewhereError'
}

/** Opens the history, keeps a damaged file aside and restores the newest good backup in its place. Does not throw. */
export function openHistory(options: HistoryOptions): OpenedHistory {
  let release: (() => void) | null = null
  try {
    mkdirSync(options.folder, { recursive: true, mode: 0o700 })
    release = holdLock(join(options.folder, 'in-use.lock'))
    const { database, message } = openOrRecover(options)
    const backupsFolder = join(options.folder, 'backups')
    const history = new SqliteHistory({ ...options, database, backupsFolder, release })
    return message === null ? { kind: 'ready', history } : { kind: 'recovered', history, message }
  } catch (error) {
    release?.()
    options.log(`history: ${error instanceof Error ? error.message : String(error)}`)
    return failure(error, options.folder)
  }
}

/** Holds an exclusive lock for as long as the process lives: the system lets go of it even after a crash. */
function holdLock(path: string): () => void {
  const lock = new SqliteDatabase(path, { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (errorCode(error) === 'SQLITE_BUSY') throw new HeldElsewhereError('The history is in use by another process.')
    throw error
  }
  return () => lock.close()
}

function openOrRecover(options: HistoryOptions): { database: Database; message: string | null } {
  const path = join(options.folder, 'history.sqlite')
  const backupsFolder = join(options.folder, 'backups')
  const backups = existsSync(backupsFolder) ? listBackups(backupsFolder) : []
  // An empty file where there are backups was emptied: opening it as a new history would hide the loss.
  const wasEmptied = backups.length > 0 && existsSync(path) && statSync(path).size === 0
  if (!wasEmptied) {
    try {
      return { database: openFile(path, options), message: null }
    } catch (error) {
      if (!isCorruption(error)) throw error
    }
  }
  const aside = `${path}.damaged-${options.now().toISOString().slice(0, 19).replaceAll(':', '-')}`
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix)
  }
  const good = backups.find((backup) => isSound(backup.path))
  if (good !== undefined) copyFileSync(good.path, path)
  const message =
    good === undefined
      ? `The history was damaged and there was no backup, so a new one was begun. The damaged file is kept as ${aside}.`
      : `The history was damaged. The backup of ${good.at.toISOString().slice(0, 10)} was restored; the damaged file is kept as ${aside}.`
  return { database: openFile(path, options), message }
}

function openFile(path: string, options: HistoryOptions): Database {
  const migrations = readMigrations(options.migrationsFolder)
  if (schemaVersionOf(path) > migrations.length)
    throw new NewerSchemaError('The history was written by a newer version.')
  const database = new SqliteDatabase(path, { timeout: 2000 })
  try {
    database.pragma('journal_mode = WAL')
    // A commit that was acknowledged must survive a power cut; WAL's default of NORMAL does not promise that.
    database.pragma('synchronous = FULL')
    database.pragma('foreign_keys = ON')
    if (options.maxPages !== undefined) database.pragma(`max_page_count = ${options.maxPages}`)
    const verdict = database.pragma('quick_check(1)', { simple: true })
    if (verdict !== 'ok') throw new SqliteDatabase.SqliteError(String(verdict), 'SQLITE_CORRUPT')
    migrate(database, migrations)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** `user_version` straight from the header, so that a newer file is refused without being touched; 0 for a new file. */
function schemaVersionOf(path: string): number {
  if (!existsSync(path)) return 0
  const header = Buffer.alloc(64)
  const file = openSync(path, 'r')
  const length = readSync(file, header, 0, 64, 0)
  closeSync(file)
  return length === 64 && header.toString('latin1', 0, 15) === 'SQLite format 3' ? header.readUInt32BE(60) : 0
}

function failure(error: unknown, folder: string): OpenedHistory {
  if (error instanceof HeldElsewhereError) {
    return {
      kind: 'failed',
      message: 'Tablestakes is already running with this data folder.',
      whatToDo: `Use the window that is open, or start with another --data-folder. (Folder: ${folder})`,
    }
  }
  if (error instanceof NewerSchemaError) {
    return {
      kind: 'failed',
      message: 'The history was written by a newer version of Tablestakes; it has not been touched.',
      whatToDo: 'Install the newer version again, or start with another --data-folder.',
    }
  }
  const why = error instanceof Error ? error.message : String(error)
  return {
    kind: 'failed',
    message: `The history in ${folder} cannot be opened: ${why}.`,
    whatToDo:
      'Check that the folder exists, that you may write to it and that the disk has room; or start with another --data-folder.',
  }
}
