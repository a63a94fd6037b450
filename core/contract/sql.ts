import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import {
  columnSchema,
  noticeSchema,
  rowSchema,
  sqlErrorSchema,
  statementOutcomeSchema,
} from '../attempt/statement-result.ts'
import { engineUnavailable, noSuchAttempt, notNow } from './errors.ts'

/** A run as it goes. `index` counts the statements of the script from 0; `line` is where the statement starts, from 1. */
export const runUpdateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('statement-started'), index: z.number().int(), sql: z.string(), line: z.number().int() }),
  z.object({
    kind: z.literal('rows'),
    index: z.number().int(),
    resultId: z.string(),
    columns: z.array(columnSchema).readonly(),
    rows: z.array(rowSchema).readonly(),
  }),
  z.object({ kind: z.literal('notice'), index: z.number().int(), severity: z.string(), message: z.string() }),
  z.object({
    kind: z.literal('statement-ended'),
    index: z.number().int(),
    sql: z.string(),
    outcome: statementOutcomeSchema,
    notices: z.array(noticeSchema).readonly(),
  }),
  z.object({ kind: z.literal('not-run'), error: sqlErrorSchema }),
  z.object({ kind: z.literal('session-reset'), reason: z.string() }),
  z.object({ kind: z.literal('script-ended'), ran: z.number().int(), total: z.number().int() }),
])
export type RunUpdate = z.infer<typeof runUpdateSchema>

export const catalogSchema = z.object({
  tables: z
    .array(
      z.object({
        schema: z.string(),
        name: z.string(),
        kind: z.enum(['table', 'view', 'materialized view', 'foreign table', 'partitioned table']),
        columns: z.array(z.object({ name: z.string(), type: z.string(), notNull: z.boolean() })).readonly(),
      }),
    )
    .readonly(),
  functions: z.array(z.object({ schema: z.string(), name: z.string(), arguments: z.string() })).readonly(),
})
export type Catalog = z.infer<typeof catalogSchema>

const attemptInput = z.object({ attemptId: z.string() })

export const sql = {
  /** Runs a script; ending the stream early or calling `cancel` cancels the running statement. */
  run: oc
    .errors({ ...noSuchAttempt, ...notNow, ...engineUnavailable })
    .input(attemptInput.extend({ runId: z.string().max(64), script: z.string().max(2_000_000) }))
    .output(eventIterator(runUpdateSchema)),
  cancel: oc
    .errors(noSuchAttempt)
    .input(attemptInput)
    .output(z.object({ cancelled: z.boolean() })),
  /** The next rows of an open result. */
  fetch: oc
    .errors({
      ...noSuchAttempt,
      ...engineUnavailable,
      RESULT_GONE: { message: 'This result is no longer open. Run the statement again to see more rows.' },
    })
    .input(attemptInput.extend({ resultId: z.string(), count: z.number().int().min(1).max(1000) }))
    .output(z.object({ rows: z.array(rowSchema).readonly(), more: z.boolean() })),
  /** Names for completion. */
  catalog: oc
    .errors({ ...noSuchAttempt, ...engineUnavailable })
    .input(attemptInput)
    .output(catalogSchema),
}
