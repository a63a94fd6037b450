import { randomBytes } from 'node:crypto'
import { escapeIdentifier, escapeLiteral } from 'pg'
import { z } from 'zod'
import type { Bookkeeping } from './bookkeeping.ts'

const TEMPLATE = 'sandbox_template'
const CONNECTION_LIMIT = 8
const TEMP_FILE_LIMIT = '1GB'

/** A finished database with its role, waiting for an attempt. It is never given twice. */
export interface Spare {
  readonly database: string
  readonly role: string
  readonly password: string
}

export function newPassword(): string {
  return randomBytes(24).toString('base64url')
}

/** Shuts the server's own databases to everybody, makes the template and removes what a killed run left half made. */
export async function prepareServer(books: Bookkeeping): Promise<void> {
  const databases = await books.rows(z.object({ name: z.string() }), 'SELECT datname AS name FROM pg_database')
  const names = databases.map(({ name }) => name)
  if (!names.includes(TEMPLATE)) {
    await books.run(`CREATE DATABASE ${TEMPLATE} TEMPLATE template0 IS_TEMPLATE true ALLOW_CONNECTIONS false`)
  }
  for (const name of ['postgres', 'template0', 'template1', TEMPLATE]) {
    await books.run(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`)
  }
  await books.run(
    'CREATE TABLE IF NOT EXISTS public.sandbox_session (database_name text PRIMARY KEY, holds_state boolean NOT NULL)',
  )
  for (const name of names.filter((each) => each.startsWith('spare_'))) await dropDatabase(books, name)
  const roles = await books.rows(
    z.object({ name: z.string() }),
    "SELECT rolname AS name FROM pg_roles WHERE rolname ~ '^spare_'",
  )
  for (const { name } of roles) await books.run(`DROP ROLE ${escapeIdentifier(name)}`)
}

/**
 * Makes a database and its role. The database stays the app's; the role may connect, make temporary tables and schemas, and owns
 * the schema public. Limits are set by the superuser, so the role cannot lift them.
 */
export async function makeSpare(books: Bookkeeping): Promise<Spare> {
  const name = `spare_${randomBytes(8).toString('hex')}`
  const password = newPassword()
  await books.run(`CREATE ROLE ${name} LOGIN CONNECTION LIMIT ${CONNECTION_LIMIT} PASSWORD ${escapeLiteral(password)}`)
  await books.run(`ALTER ROLE ${name} SET temp_file_limit = '${TEMP_FILE_LIMIT}'`)
  await books.run(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`)
  await books.run(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`)
  await books.run(`GRANT CONNECT, TEMPORARY, CREATE ON DATABASE ${name} TO ${name}`)
  await books.runIn(name, `ALTER SCHEMA public OWNER TO ${name}`)
  return { database: name, role: name, password }
}

export async function databaseExists(books: Bookkeeping, database: string): Promise<boolean> {
  const found = await books.rows(z.object({ one: z.number() }), 'SELECT 1 AS one FROM pg_database WHERE datname = $1', [
    database,
  ])
  return found.length > 0
}

/** Gives the spare's role its final name; one that a killed rebuild left without a database is removed first. */
export async function nameRole(books: Bookkeeping, spare: Spare, role: string): Promise<void> {
  await books.run(`DROP ROLE IF EXISTS ${escapeIdentifier(role)}`)
  await books.run(`ALTER ROLE ${escapeIdentifier(spare.role)} RENAME TO ${escapeIdentifier(role)}`)
}

/** The last step of making a sandbox: from here on it exists. */
export async function nameDatabase(books: Bookkeeping, spare: Spare, database: string): Promise<void> {
  await books.run(`ALTER DATABASE ${escapeIdentifier(spare.database)} RENAME TO ${escapeIdentifier(database)}`)
}

export async function setPassword(books: Bookkeeping, role: string, password: string): Promise<void> {
  await books.run(`ALTER ROLE ${escapeIdentifier(role)} PASSWORD ${escapeLiteral(password)}`)
}

/** Ends the sessions in a database and removes it. */
export async function dropDatabase(books: Bookkeeping, database: string): Promise<void> {
  await books.run(`DROP DATABASE IF EXISTS ${escapeIdentifier(database)} WITH (FORCE)`)
}

export async function dropRole(books: Bookkeeping, role: string): Promise<void> {
  await books.run(`DROP ROLE IF EXISTS ${escapeIdentifier(role)}`)
}

/** Size on disk in bytes; 0 when the database is not there. */
export async function databaseSize(books: Bookkeeping, database: string): Promise<number> {
  const sizes = await books.rows(
    z.object({ bytes: z.coerce.number() }),
    'SELECT pg_database_size(oid) AS bytes FROM pg_database WHERE datname = $1',
    [database],
  )
  return sizes[0]?.bytes ?? 0
}
