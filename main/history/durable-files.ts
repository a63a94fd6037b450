import { closeSync, copyFileSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'

/** The file itself and what SQLite keeps beside it. */
export const COMPANIONS = ['', '-wal', '-shm', '-journal'] as const

/** Renames a finished file into its place so that a loss of power leaves either the old state or the new one. */
export function putInPlace(from: string, to: string): void {
  syncPath(from)
  renameSync(from, to)
  syncFolder(dirname(to))
}

/** A durable copy of `from` at `to`, in place at once or not at all. */
export function copyInPlace(from: string, to: string): void {
  const partial = `${to}.partial`
  copyFileSync(from, partial)
  putInPlace(partial, to)
}

/** Removes a SQLite file and its companions, when they exist. */
export function removeDatabase(file: string): void {
  for (const companion of COMPANIONS) rmSync(`${file}${companion}`, { force: true })
}

/** Makes renames in a folder durable; Windows has no such call and does not need it. */
export function syncFolder(folder: string): void {
  if (process.platform !== 'win32') syncPath(folder)
}

function syncPath(path: string): void {
  const handle = openSync(path, process.platform === 'win32' ? 'r+' : 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
