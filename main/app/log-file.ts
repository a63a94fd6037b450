import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

const MAX_BYTES = 1_000_000

/** One local log file, rotated once at a megabyte. Lines never carry the candidate's text. Logging never throws. */
export function openLogFile(path: string): (line: string) => void {
  try {
    mkdirSync(dirname(path), { recursive: true })
  } catch {
    // The history says in plain words that the data folder cannot be used; here there is nowhere to write it.
  }
  return (line) => {
    try {
      if (sizeOf(path) > MAX_BYTES) renameSync(path, `${path}.1`)
      appendFileSync(path, `${new Date().toISOString()} ${line}\n`, { mode: 0o600 })
    } catch (error) {
      process.stderr.write(`${line}\n(log file: ${error instanceof Error ? error.message : String(error)})\n`)
    }
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
