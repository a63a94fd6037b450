import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'

/** What the candidate should know about the bundled PostgreSQL. `message` is a sentence for the screen. */
export const postgresStatusSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('stopped'), message: z.string() }),
  z.object({
    state: z.literal('preparing'),
    step: z.enum(['initialising', 'starting', 'recovering']),
    message: z.string(),
  }),
  z.object({ state: z.literal('ready'), version: z.string(), message: z.string(), restarts: z.number().int() }),
  z.object({ state: z.literal('unavailable'), message: z.string(), whatToDo: z.string() }),
])
export type PostgresStatus = z.infer<typeof postgresStatusSchema>

/** The history as a whole: `recovered` and `failed` carry sentences for the screen. */
export const historyStatusSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('ready') }),
  z.object({ state: z.literal('recovered'), message: z.string() }),
  z.object({ state: z.literal('failed'), message: z.string(), whatToDo: z.string() }),
])
export type HistoryStatus = z.infer<typeof historyStatusSchema>

export const appStatusSchema = z.object({
  version: z.string(),
  dataFolder: z.string(),
  logFile: z.string(),
  postgres: postgresStatusSchema,
  history: historyStatusSchema,
})
export type AppStatus = z.infer<typeof appStatusSchema>

export const app = {
  /** The status now and at each change. */
  watch: oc.output(eventIterator(appStatusSchema)),
  /** Tries to start the bundled PostgreSQL again after it was given up. */
  restartPostgres: oc.output(z.object({})),
}
