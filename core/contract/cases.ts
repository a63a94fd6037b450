import { oc } from '@orpc/contract'
import { z } from 'zod'
import { noSuchCase } from './errors.ts'

export const caseSummarySchema = z.object({
  id: z.string(),
  title: z.string(),
  /** One sentence: what the candidate is asked to build. */
  tagline: z.string(),
  /** What the case tests, e.g. "inventory under contention". */
  tests: z.array(z.string()),
  difficulty: z.enum(['core', 'hard']),
  attempts: z.number().int(),
  /** Best own total so far (0 to 100); null before the first finished round. */
  bestOwnTotal: z.number().nullable(),
  lastAttemptAt: z.string().nullable(),
})
export type CaseSummary = z.infer<typeof caseSummarySchema>

export const caseProblemSchema = z.object({
  caseId: z.string(),
  file: z.string(),
  /** 1-based; null when the problem is not on a line. */
  line: z.number().int().nullable(),
  field: z.string(),
  message: z.string(),
})

export const cases = {
  list: oc.output(z.object({ cases: z.array(caseSummarySchema), problems: z.array(caseProblemSchema) })),
  /** What may be seen before a round starts: never the facts, follow-ups or solutions. */
  preview: oc
    .errors(noSuchCase)
    .input(z.object({ caseId: z.string() }))
    .output(z.object({ summary: caseSummarySchema, brief: z.string() })),
}
