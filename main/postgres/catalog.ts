import type { Client } from 'pg'
import { z } from 'zod'
import type { SandboxCatalog } from '../services/ports.ts'

/** Reads only pg_catalog, every name qualified, so that nothing the candidate made is ever called. */
const TABLES = `
  SELECT n.nspname AS schema, c.relname AS name, c.relkind AS kind,
    COALESCE((
      SELECT pg_catalog.json_agg(pg_catalog.json_build_object(
        'name', a.attname, 'type', pg_catalog.format_type(a.atttypid, a.atttypmod), 'notNull', a.attnotnull) ORDER BY a.attnum)
      FROM pg_catalog.pg_attribute a WHERE a.attrelid OPERATOR(pg_catalog.=) c.oid AND a.attnum OPERATOR(pg_catalog.>) 0
        AND NOT a.attisdropped), '[]') AS columns
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
  WHERE c.relkind IN ('r', 'v', 'm', 'f', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
    AND n.nspname !~~ 'pg\\_%'
  ORDER BY n.nspname, c.relname LIMIT 2000`

const FUNCTIONS = `
  SELECT n.nspname AS schema, p.proname AS name, pg_catalog.pg_get_function_arguments(p.oid) AS arguments
  FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) p.pronamespace
  WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~~ 'pg\\_%'
  ORDER BY n.nspname, p.proname LIMIT 2000`

const KINDS = { r: 'table', v: 'view', m: 'materialized view', f: 'foreign table', p: 'partitioned table' } as const

const tablesSchema = z.array(
  z.object({
    schema: z.string(),
    name: z.string(),
    kind: z.enum(['r', 'v', 'm', 'f', 'p']).transform((kind) => KINDS[kind]),
    columns: z.array(z.object({ name: z.string(), type: z.string(), notNull: z.boolean() })),
  }),
)
const functionsSchema = z.array(z.object({ schema: z.string(), name: z.string(), arguments: z.string() }))

/** Tables and functions of a sandbox that are committed. */
export async function readCatalog(client: Client): Promise<SandboxCatalog> {
  const tables = await client.query(TABLES)
  const functions = await client.query(FUNCTIONS)
  return { tables: tablesSchema.parse(tables.rows), functions: functionsSchema.parse(functions.rows) }
}
