import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { listBackups, stamp } from './backups.ts'
import { COMPANIONS, copyInPlace, removeDatabase, syncFolder } from './durable-files.ts'
import { inspect } from './inspection.ts'

/** A file a damaged history can be brought back from. */
interface Candidate {
  readonly file: string
  readonly updatedAt: string
  readonly words: string
}

/** Moves a damaged history with all that lies beside it to a dated name in `damaged/`. Returns where the file is now. */
export function keepAside(folder: string, file: string, now: Date): string {
  const aside = join(folder, 'damaged', `history-${stamp(now)}.sqlite`)
  mkdirSync(join(folder, 'damaged'), { recursive: true })
  // The file goes last: while it is in its place, a start that was killed here begins again.
  for (const companion of [...COMPANIONS].reverse()) {
    if (existsSync(`${file}${companion}`)) renameSync(`${file}${companion}`, `${aside}${companion}`)
  }
  syncFolder(join(folder, 'damaged'))
  syncFolder(folder)
  return aside
}

/**
 * Puts the newest sound state in the place of `file`: a backup, or the damaged file without its write-ahead log when that alone
 * was at fault (`aside`, null when the file was missing). Returns a sentence on what was restored, or null when there was nothing.
 */
export function restoreNewest(folder: string, file: string, aside: string | null, version: number): string | null {
  const candidates = [...withoutLog(folder, aside, version), ...soundBackups(folder, version)]
  const [best] = candidates.sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : a.updatedAt > b.updatedAt ? -1 : 0))
  if (best !== undefined) copyInPlace(best.file, file)
  removeDatabase(trialFile(folder))
  return best?.words ?? null
}

function* soundBackups(folder: string, version: number): Generator<Candidate> {
  for (const { file, time } of listBackups(folder)) {
    const found = inspect(file, version)
    if (found.kind !== 'sound') continue
    yield { file, updatedAt: found.updatedAt, words: `The backup of ${time.toISOString()} was restored.` }
    return
  }
}

function* withoutLog(folder: string, aside: string | null, version: number): Generator<Candidate> {
  if (aside === null || !existsSync(aside) || !existsSync(`${aside}-wal`)) return
  const trial = trialFile(folder)
  removeDatabase(trial)
  copyInPlace(aside, trial)
  const found = inspect(trial, version)
  if (found.kind !== 'sound') return
  const words = 'Only its write-ahead log was damaged: the history was restored without the last changes in that log.'
  yield { file: trial, updatedAt: found.updatedAt, words }
}

function trialFile(folder: string): string {
  return join(folder, 'history.trial.sqlite')
}
