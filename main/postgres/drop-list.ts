import { appendFile, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readIfThere } from './server-home.ts'

/** Attempts whose sandboxes are to be dropped when the server runs again; kept in a file over restarts of the app. */
export class DropList {
  readonly #folder: string
  readonly #file: string

  constructor(dataFolder: string) {
    this.#folder = dataFolder
    this.#file = join(dataFolder, 'sandboxes-to-drop.txt')
  }

  async add(attemptId: string): Promise<void> {
    await mkdir(this.#folder, { recursive: true })
    await appendFile(this.#file, `${JSON.stringify(attemptId)}\n`)
  }

  /** Calls `drop` for each; the list is emptied only when all of them are gone. */
  async take(drop: (attemptId: string) => Promise<void>): Promise<void> {
    const text = await readIfThere(this.#file)
    if (text === null) return
    for (const line of text.split('\n')) {
      if (line !== '') await drop(String(JSON.parse(line)))
    }
    await rm(this.#file, { force: true })
  }
}
