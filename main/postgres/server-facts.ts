import { z } from 'zod'
import type { RunningServer } from './running-server.ts'

/** Names of PostgreSQL's own functions of which no form changes anything. */
export async function harmlessFunctions({ books }: RunningServer): Promise<ReadonlySet<string>> {
  const rows = await books.rows(
    z.object({ name: z.string() }),
    `SELECT proname AS name FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace
     GROUP BY proname HAVING bool_and(provolatile <> 'v') OR proname IN ('random', 'pg_sleep', 'clock_timestamp', 'gen_random_uuid', 'uuidv7', 'pg_backend_pid')`,
  )
  return new Set(rows.map(({ name }) => name))
}

/** True when the sandbox's last session held something that is lost with it. */
export async function holdsState({ books }: RunningServer, database: string): Promise<boolean> {
  const rows = await books.rows(
    z.object({ held: z.boolean() }),
    'SELECT holds_state AS held FROM public.sandbox_session WHERE database_name = $1',
    [database],
  )
  return rows[0]?.held === true
}
