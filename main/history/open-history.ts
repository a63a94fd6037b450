import { accessSync, constants, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { EVENT_VERSIONS, type EventVersions } from '../../core/attempt/attempt-event-versions.ts'
import { backUpAtOnce, listBackups, removeUnfinishedBackups } from './backups.ts'
import { APPLICATION_ID, type HistoryDatabase, numberPragma, openDatabase } from './database.ts'
import { putInPlace, removeDatabase } from './durable-files.ts'
import { type Inspection, inspect } from './inspection.ts'
import { loadMigrations, type Migration, migrate } from './migrations.ts'
import { openingProblem } from './opening-problem.ts'
import { type ProcessGuard, takeFolder } from './process-guard.ts'
import type { StandingOf } from './projector.ts'
import { keepAside, restoreNewest } from './recovery.ts'
import { SqliteHistory } from './sqlite-history.ts'

export interface OpenHistoryOptions {
  /** Holds `history.sqlite`, `backups/` and `damaged/`; made when missing. */
  readonly folder: string
  readonly log: (line: string) => void
  readonly now: () => Date
  /** Where a round stands after its events, for projections that are made anew; when absent each keeps the standing it has. */
  readonly standingOf?: StandingOf
  /** The folder beside this file when absent; a bundle names its copy. */
  readonly migrationsFolder?: string
  /** The released versions when absent. */
  readonly eventVersions?: EventVersions
  /** The size (in pages of 4 KiB) the file may grow to; without limit when absent. */
  readonly maxPages?: number
}

/** How opening went. `recovered` and `failed` carry sentences for the screen; a failed opening has changed nothing of the history. */
export type OpenHistoryResult =
  | { readonly kind: 'ready'; readonly history: SqliteHistory }
  | { readonly kind: 'recovered'; readonly history: SqliteHistory; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string; readonly whatToDo: string }

/** Opens the history of a folder for this process alone, bringing it back from a backup when it is damaged. Never throws. */
export function openHistory(options: OpenHistoryOptions): OpenHistoryResult {
  let guard: ProcessGuard | null = null
  try {
    mkdirSync(options.folder, { recursive: true, mode: 0o700 })
    accessSync(options.folder, constants.R_OK | constants.W_OK)
    guard = takeFolder(options.folder)
    const result = openGuarded(options, guard)
    if (result.kind === 'failed') guard.release()
    return result
  } catch (error) {
    const isHeld = guard === null
    guard?.release()
    const problem = openingProblem(error, options.folder, isHeld)
    options.log(`history: ${problem.message}`)
    return { kind: 'failed', ...problem }
  }
}

function openGuarded(options: OpenHistoryOptions, guard: ProcessGuard): OpenHistoryResult {
  const { folder, log } = options
  const file = join(folder, 'history.sqlite')
  const migrations = loadMigrations(options.migrationsFolder)
  removeUnfinishedBackups(folder)
  const found = inspect(file, migrations.length)
  if (found.kind === 'newer') {
    return {
      kind: 'failed',
      message: `The history ${file} was written by a newer version of Tablestakes (schema ${found.version}, this one knows ${migrations.length}). Nothing of it was changed.`,
      whatToDo: 'Start the newer version of Tablestakes again.',
    }
  }
  const message = makeSound(options, file, found, migrations)
  if (message !== null) log(`history: ${message}`)
  const history = openSound(options, guard, file, migrations)
  return message === null ? { kind: 'ready', history } : { kind: 'recovered', history, message }
}

/** Sees to it that `file` is a sound history. Returns what had to be done for that; null when it was one or this is the first start. */
function makeSound(
  { folder, now }: OpenHistoryOptions,
  file: string,
  found: Inspection,
  migrations: readonly Migration[],
): string | null {
  if (found.kind === 'sound') return null
  const isDamaged = found.kind === 'damaged'
  const kept = damagedFiles(folder)
  if (!isDamaged && kept.length === 0 && listBackups(folder).length === 0) {
    createEmpty(file, migrations)
    return null
  }
  // A log without its file is of no use, but it is the candidate's: it is kept with the rest.
  const moved = keepAside(folder, file, now())
  const aside = isDamaged ? moved : (kept.at(-1) ?? null)
  const restored = restoreNewest(folder, file, aside, migrations.length)
  if (restored === null) createEmpty(file, migrations)
  const what = isDamaged
    ? `The history was damaged (${found.reason}). The damaged file was kept as ${moved}.`
    : `The history ${file} was missing.${aside === null ? '' : ` A damaged one was kept as ${aside}.`}`
  return `${what} ${restored ?? 'There was no sound backup, so a new, empty history was begun.'}`
}

/** A new history appears whole or not at all, so that an empty file is always damage. */
function createEmpty(file: string, migrations: readonly Migration[]): void {
  const draft = `${file}.new`
  removeDatabase(draft)
  const database = openDatabase(draft)
  try {
    database.pragma(`application_id = ${APPLICATION_ID}`)
    migrate(database, migrations)
    database.exec('update upkeep set projected_for = (select user_version from pragma_user_version)')
  } finally {
    database.close()
  }
  putInPlace(draft, file)
}

function openSound(
  options: OpenHistoryOptions,
  guard: ProcessGuard,
  file: string,
  migrations: readonly Migration[],
): SqliteHistory {
  const { folder, log, now, standingOf = null, maxPages, eventVersions = EVENT_VERSIONS } = options
  const database = openDatabase(file)
  try {
    if (numberPragma(database, 'user_version') < migrations.length) {
      const backup = backUpAtOnce(database, folder, now())
      log(`history: backed up to ${backup} before its schema is brought up to date`)
      migrate(database, migrations)
    }
    const history = new SqliteHistory({
      ...{ database, folder, log, now, standingOf, versions: eventVersions },
      onClose: () => guard.release(),
    })
    if (projectedFor(database) < migrations.length) history.rebuildProjections()
    if (maxPages !== undefined) database.pragma(`max_page_count = ${maxPages}`)
    return history
  } catch (error) {
    database.close()
    throw error
  }
}

function projectedFor(database: HistoryDatabase): number {
  return database.prepare<[], number>('select projected_for from upkeep').pluck().get() ?? 0
}

function damagedFiles(folder: string): readonly string[] {
  const damaged = join(folder, 'damaged')
  mkdirSync(damaged, { recursive: true })
  return readdirSync(damaged)
    .filter((name) => name.endsWith('.sqlite'))
    .sort()
    .map((name) => join(damaged, name))
}
