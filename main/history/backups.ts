import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import SqliteDatabase, { type Database } from 'better-sqlite3'

const DAY_MS = 24 * 60 * 60_000
const NAME = /^history-(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2})\.sqlite$/

/** Backups in `folder`, newest first. */
export function listBackups(folder: string): { path: string; at: Date }[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const stamp = NAME.exec(entry.name)?.[1]
      if (stamp === undefined) return []
      const [date, time] = stamp.split('T')
      return [{ path: join(folder, entry.name), at: new Date(`${date}T${time?.replaceAll('-', ':')}Z`) }]
    })
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())
}

/** Makes a checked backup unless there is one of the same day (UTC); then thins out the old ones. Returns its path or null. */
export async function backUpDaily(database: Database, folder: string, now: Date): Promise<string | null> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const newest = listBackups(folder)[0]
  if (newest !== undefined && dayOf(newest.at) === dayOf(now)) return null
  const path = join(folder, `history-${now.toISOString().slice(0, 19).replaceAll(':', '-')}.sqlite`)
  await writeBackup(database, path)
  for (const { path: old } of superfluous(listBackups(folder), now)) rmSync(old)
  return path
}

/** Writes, checks, syncs and only then names the backup: a half-written one is never taken for a good one. */
async function writeBackup(database: Database, path: string): Promise<void> {
  const unchecked = `${path}.part`
  await database.backup(unchecked)
  if (!isSound(unchecked)) {
    rmSync(unchecked, { force: true })
    throw new Error('The backup did not pass its check and was not kept.')
  }
  const file = openSync(unchecked, 'r+')
  fsyncSync(file)
  closeSync(file)
  renameSync(unchecked, path)
}

/** True when the file is a whole SQLite database. */
export function isSound(path: string): boolean {
  try {
    const database = new SqliteDatabase(path, { readonly: true, fileMustExist: true })
    const verdict = database.pragma('quick_check(1)', { simple: true })
    database.close()
    return verdict === 'ok'
  } catch {
    // Whatever SQLite says of it, it is not a sound database, and that is the answer.
    return false
  }
}

/** Backups that may go: kept are all of two days, then the newest of each of 12 days, 10 weeks and 9 months. */
export function superfluous<T extends { readonly at: Date }>(newestFirst: readonly T[], now: Date): T[] {
  const buckets = [
    { limit: 12, seen: new Set<string>(), key: dayOf },
    { limit: 10, seen: new Set<string>(), key: (at: Date) => String(Math.floor(at.getTime() / (7 * DAY_MS))) },
    { limit: 9, seen: new Set<string>(), key: (at: Date) => at.toISOString().slice(0, 7) },
  ]
  return newestFirst.filter(({ at }) => {
    if (now.getTime() - at.getTime() <= 2 * DAY_MS) return false
    const isKept = buckets.map(({ limit, seen, key }) => {
      if (seen.has(key(at)) || seen.size >= limit) return false
      seen.add(key(at))
      return true
    })
    return !isKept.includes(true)
  })
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10)
}
