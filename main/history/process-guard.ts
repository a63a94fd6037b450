import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { errorCode } from './sqlite-errors.ts'

/** Holds a history's folder for this process. */
export interface ProcessGuard {
  release(): void
}

/**
 * Takes the folder for this process through an exclusive SQLite lock on `history.lock`, which the system lets go when the process
 * ends, however it ends. Throws SQLITE_BUSY when another process has it, and what SQLite throws when the folder cannot be used.
 */
export function takeFolder(folder: string): ProcessGuard {
  const file = join(folder, 'history.lock')
  try {
    return lock(file)
  } catch (error) {
    // A damaged lock file is read only when nobody holds it, and it has no content to lose.
    if (errorCode(error) !== 'SQLITE_NOTADB') throw error
    rmSync(file)
    return lock(file)
  }
}

function lock(file: string): ProcessGuard {
  const database = new Database(file, { timeout: 0 })
  try {
    database.exec('begin exclusive')
  } catch (error) {
    database.close()
    throw error
  }
  return {
    release: () => {
      if (database.open) database.close()
    },
  }
}
