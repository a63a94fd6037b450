import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type HistoryDatabase, numberPragma } from './database.ts'

/** One step of the schema; `version` is its number, which becomes the file's user_version. */
export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
}

const OWN_FOLDER = fileURLToPath(new URL('./migrations', import.meta.url))

/** The steps `NNNN-name.sql` of a folder (this program's own when absent), in order. Throws when numbers are missing or doubled. */
export function loadMigrations(folder: string = OWN_FOLDER): readonly Migration[] {
  const migrations = readdirSync(folder)
    .filter((file) => /^\d{4}-[a-z0-9-]+\.sql$/.test(file))
    .sort()
    .map((file) => ({ version: Number(file.slice(0, 4)), name: file, sql: readFileSync(join(folder, file), 'utf8') }))
  if (migrations.length === 0) throw new Error(`There are no migrations in ${folder}.`)
  for (const [index, { version, name }] of migrations.entries()) {
    if (version !== index + 1)
      throw new Error(`The migration ${name} in ${folder} should have the number ${index + 1}.`)
  }
  return migrations
}

/** Runs the steps a file has not had yet, each in a transaction of its own with its number. Throws when one cannot be done; it leaves no trace then. */
export function migrate(database: HistoryDatabase, migrations: readonly Migration[]): void {
  for (const { version, name, sql } of migrations.slice(numberPragma(database, 'user_version'))) {
    const step = database.transaction(() => {
      database.exec(sql)
      const orphans = database.pragma('foreign_key_check')
      if (!Array.isArray(orphans) || orphans.length > 0)
        throw new Error(`The migration ${name} left rows without their parents.`)
      database.pragma(`user_version = ${version}`)
    })
    step.immediate()
  }
}
