import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'

interface Migration {
  readonly version: number
  readonly sql: string
}

/** The numbered files of the folder, which must be 1, 2, 3 … without holes. */
export function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
  return names.map((name, index) => {
    const version = Number(name.slice(0, 4))
    if (version !== index + 1) throw new Error(`Migration ${name} should have number ${index + 1}.`)
    return { version, sql: readFileSync(join(folder, name), 'utf8') }
  })
}

/** Brings the file to the newest schema, each step in a transaction of its own, so that a kill leaves an old or a new version. */
export function migrate(database: Database, migrations: readonly Migration[]): void {
  const present = Number(database.pragma('user_version', { simple: true }))
  for (const { version, sql } of migrations) {
    if (version <= present) continue
    database.transaction(() => {
      database.exec(sql)
      database.pragma(`user_version = ${version}`)
    })()
  }
}
