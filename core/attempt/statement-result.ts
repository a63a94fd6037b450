import { z } from 'zod'

/** A place in the script the candidate ran: 1-based line and column (in characters), 0-based UTF-16 offset. */
export const scriptPositionSchema = z.object({
  line: z.number().int(),
  column: z.number().int(),
  offset: z.number().int(),
})
export type ScriptPosition = z.infer<typeof scriptPositionSchema>

/** PostgreSQL's own words about what went wrong, placed in the candidate's script. `position` is null when PostgreSQL names none. */
export const sqlErrorSchema = z.object({
  /** SQLSTATE, or null when the error did not come from PostgreSQL (connection lost, server not running). */
  code: z.string().nullable(),
  message: z.string(),
  detail: z.string().nullable(),
  hint: z.string().nullable(),
  position: scriptPositionSchema.nullable(),
})
export type SqlError = z.infer<typeof sqlErrorSchema>

export const columnSchema = z.object({ name: z.string(), type: z.string() })
export type ResultColumn = z.infer<typeof columnSchema>

/** A cell is PostgreSQL's text form of the value, cut at 64 KB; null is SQL NULL. */
export const cellSchema = z.string().nullable()
export const rowSchema = z.array(cellSchema)
export type ResultRow = z.infer<typeof rowSchema>

export const noticeSchema = z.object({ severity: z.string(), message: z.string() })

/** What became of one statement of a script. Durations in milliseconds. */
export const statementOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('succeeded'),
    /** PostgreSQL's command tag without the count: `SELECT`, `CREATE TABLE`, `ROLLBACK` … */
    command: z.string(),
    /** Rows returned or changed so far; null where the command has no count. */
    rowCount: z.number().int().nullable(),
    /** True when more rows wait behind the ones that were fetched. */
    moreRows: z.boolean(),
    durationMs: z.number(),
  }),
  z.object({ kind: z.literal('failed'), error: sqlErrorSchema, durationMs: z.number() }),
  z.object({
    kind: z.literal('cancelled'),
    reason: z.enum(['candidate', 'time-limit', 'size-limit']),
    durationMs: z.number(),
  }),
])
export type StatementOutcome = z.infer<typeof statementOutcomeSchema>
