import { z } from 'zod'
import type { Bookkeeping } from './bookkeeping.ts'

/** What is the same in every database of the server. */
export interface ServerFacts {
  readonly version: string
  /** Names of PostgreSQL's own types by oid. */
  readonly types: ReadonlyMap<number, string>
  /** Names of PostgreSQL's own functions that change nothing, so that a query calling them may stop at any row. */
  readonly harmlessFunctions: ReadonlySet<string>
}

/** Volatile functions that change nothing that lasts. */
const VOLATILE_BUT_HARMLESS = [
  ...['random', 'random_normal', 'clock_timestamp', 'timeofday', 'gen_random_uuid', 'uuidv4', 'uuidv7', 'pg_sleep'],
  ...['currval', 'lastval', 'pg_relation_size', 'pg_total_relation_size', 'pg_database_size', 'pg_table_size'],
  ...['pg_indexes_size', 'pg_backend_pid', 'generate_series', 'xmltable', 'json_table'],
]

export async function readServerFacts(books: Bookkeeping): Promise<ServerFacts> {
  const [version] = await books.rows(
    z.object({ version: z.string() }),
    "SELECT current_setting('server_version') AS version",
  )
  const types = await books.rows(
    z.object({ oid: z.coerce.number(), name: z.string() }),
    'SELECT oid::int8, format_type(oid, NULL) AS name FROM pg_type WHERE oid < 16384',
  )
  const functions = await books.rows(
    z.object({ name: z.string() }),
    `SELECT proname AS name FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace
     GROUP BY proname HAVING bool_and(provolatile <> 'v')`,
  )
  return {
    version: version?.version ?? 'unknown',
    types: new Map(types.map(({ oid, name }) => [oid, name])),
    harmlessFunctions: new Set([...functions.map(({ name }) => name), ...VOLATILE_BUT_HARMLESS]),
  }
}
