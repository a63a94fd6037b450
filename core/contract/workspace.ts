import { oc } from '@orpc/contract'
import { z } from 'zod'
import { historyFull, noSuchAttempt, notNow, staleDocument } from './errors.ts'

/** What the candidate writes: one note a phase, the SQL, and the trade-off log (JSON of `tradeOffsSchema`). */
export const DOCUMENTS = [
  'notes.requirements',
  'notes.high-level',
  'notes.deep-dive',
  'notes.scaling',
  'notes.wrap-up',
  'sql',
  'trade-offs',
] as const
export const documentNameSchema = z.enum(DOCUMENTS)
export type DocumentName = z.infer<typeof documentNameSchema>

export const tradeOffSchema = z.object({
  id: z.string(),
  decision: z.string(),
  gain: z.string(),
  cost: z.string(),
  alternative: z.string(),
})
export type TradeOff = z.infer<typeof tradeOffSchema>
export const tradeOffsSchema = z.array(tradeOffSchema).max(200)

export const documentSchema = z.object({
  name: documentNameSchema,
  text: z.string(),
  /** 0 before the first edit. */
  revision: z.number().int().nonnegative(),
})
export type WorkspaceDocument = z.infer<typeof documentSchema>

/** 2 MB of text is more than a round can hold; it keeps one paste from filling the log. */
export const MAX_DOCUMENT_LENGTH = 2_000_000

export const workspace = {
  read: oc
    .errors(noSuchAttempt)
    .input(z.object({ attemptId: z.string() }))
    .output(z.object({ documents: z.array(documentSchema) })),
  /** Stores the whole text of a document durably before it answers. */
  edit: oc
    .errors({ ...noSuchAttempt, ...notNow, ...staleDocument, ...historyFull })
    .input(
      z.object({
        attemptId: z.string(),
        document: documentNameSchema,
        baseRevision: z.number().int().nonnegative(),
        text: z.string().max(MAX_DOCUMENT_LENGTH),
      }),
    )
    .output(z.object({ revision: z.number().int() })),
}
