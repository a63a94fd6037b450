import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { backupsToKeep } from './backup-retention.ts'
import type { HistoryDatabase } from './database.ts'
import { putInPlace, removeDatabase } from './durable-files.ts'

/** A finished backup. */
interface Backup {
  readonly file: string
  readonly time: Date
}

const NAME = /^history-(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)\.(\d{3})Z\.sqlite$/

/** A time as it stands in file names, e.g. `2026-03-01T080910.123Z`. */
export function stamp(time: Date): string {
  return time.toISOString().replaceAll(':', '')
}

function backupsFolder(folder: string): string {
  return join(folder, 'backups')
}

/** The backups of a history's folder, newest first. */
export function listBackups(folder: string): readonly Backup[] {
  const backups = backupsFolder(folder)
  mkdirSync(backups, { recursive: true })
  return readdirSync(backups)
    .flatMap((name) => {
      const parts = NAME.exec(name)
      if (parts === null) return []
      const [, day, hours, minutes, seconds, milliseconds] = parts
      return [{ file: join(backups, name), time: new Date(`${day}T${hours}:${minutes}:${seconds}.${milliseconds}Z`) }]
    })
    .sort((a, b) => b.time.getTime() - a.time.getTime())
}

/** Copies the open history by SQLite's online backup, checks the copy, puts it in place durably and thins out old backups. Returns its path. */
export async function makeBackup(database: HistoryDatabase, folder: string, now: Date): Promise<string> {
  const { file, partial } = names(folder, now)
  try {
    await database.backup(partial)
    return finish(folder, partial, file, now)
  } catch (error) {
    removeDatabase(partial)
    throw error
  }
}

/** The same in one go, while nothing else may happen to the history. */
export function backUpAtOnce(database: HistoryDatabase, folder: string, now: Date): string {
  const { file, partial } = names(folder, now)
  try {
    database.prepare<[string]>('vacuum into ?').run(partial)
    return finish(folder, partial, file, now)
  } catch (error) {
    removeDatabase(partial)
    throw error
  }
}

/** Removes what a backup left behind when the program was killed in it. */
export function removeUnfinishedBackups(folder: string): void {
  const backups = backupsFolder(folder)
  mkdirSync(backups, { recursive: true })
  for (const name of readdirSync(backups)) if (name.includes('.partial')) rmSync(join(backups, name), { force: true })
}

function checkCopy(file: string): void {
  const copy = new Database(file)
  try {
    // A backup is one file that can be opened without a log beside it.
    copy.pragma('journal_mode = DELETE')
    const verdict = copy.pragma('integrity_check(1)', { simple: true })
    if (verdict !== 'ok') throw new Error(`The backup ${file} is not sound: ${String(verdict)}`)
  } finally {
    copy.close()
  }
}

function thinOut(folder: string, now: Date): void {
  const backups = listBackups(folder)
  const kept = backupsToKeep(
    backups.map(({ time }) => time),
    now,
  )
  for (const { file, time } of backups) if (!kept.has(time)) rmSync(file, { force: true })
}

function names(folder: string, now: Date): { file: string; partial: string } {
  const file = join(backupsFolder(folder), `history-${stamp(now)}.sqlite`)
  mkdirSync(backupsFolder(folder), { recursive: true })
  return { file, partial: `${file}.partial` }
}

function finish(folder: string, partial: string, file: string, now: Date): string {
  checkCopy(partial)
  putInPlace(partial, file)
  thinOut(folder, now)
  return file
}
