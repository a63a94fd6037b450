import { oc } from '@orpc/contract'
import { z } from 'zod'
import { ownScoresSchema } from '../assessment/criteria.ts'
import { noticeSchema, statementOutcomeSchema } from '../attempt/statement-result.ts'
import { levelSchema, modeSchema, phaseSchema } from '../round/phases.ts'
import { noSuchAttempt } from './errors.ts'
import { messageSchema, phaseViewSchema, roundStateSchema } from './rounds.ts'
import { documentSchema } from './workspace.ts'

export const attemptSummarySchema = z.object({
  attemptId: z.string(),
  caseId: z.string(),
  caseTitle: z.string(),
  mode: modeSchema,
  level: levelSchema,
  state: roundStateSchema,
  /** The phase it stands in; null in briefing, self-evaluation and when it is over. */
  phase: phaseSchema.nullable(),
  startedAt: z.string(),
  updatedAt: z.string(),
  /** Counted time in milliseconds. */
  clockMs: z.number(),
  /** Own points in all, 0 to 100; null until the candidate has scored themself. */
  ownTotal: z.number().nullable(),
  statements: z.number().int(),
  questions: z.number().int(),
})
export type AttemptSummary = z.infer<typeof attemptSummarySchema>

export const attemptsQuerySchema = z.object({
  /** Words to be found in the case's title, the notes, the SQL or the conversation; empty for all. */
  search: z.string().max(200),
  caseId: z.string().nullable(),
  mode: modeSchema.nullable(),
  state: roundStateSchema.nullable(),
  /** From the page before; null for the first. */
  cursor: z.string().nullable(),
  limit: z.number().int().min(1).max(200),
})
export type AttemptsQuery = z.infer<typeof attemptsQuerySchema>

export const attemptsPageSchema = z.object({
  attempts: z.array(attemptSummarySchema),
  nextCursor: z.string().nullable(),
  /** How many there are in all that fit the filters. */
  total: z.number().int(),
})
export type AttemptsPage = z.infer<typeof attemptsPageSchema>

export const statementRecordSchema = z.object({
  seq: z.number().int(),
  clockMs: z.number(),
  phase: phaseSchema.nullable(),
  sql: z.string(),
  outcome: statementOutcomeSchema,
  notices: z.array(noticeSchema),
})
export type StatementRecord = z.infer<typeof statementRecordSchema>

/** A follow-up as it went: the points a strong answer covers, and which of them the answer's words matched. */
export const followUpRecordSchema = z.object({
  id: z.string(),
  question: z.string(),
  answer: z.string().nullable(),
  keyPoints: z.array(z.object({ text: z.string(), matchedWords: z.array(z.string()) })),
})

export const attemptDetailsSchema = z.object({
  summary: attemptSummarySchema,
  phases: z.array(phaseViewSchema),
  ownScores: ownScoresSchema.nullable(),
  remarks: z.string(),
  messages: z.array(messageSchema),
  /** Facts that were told, and the topics of those that were never asked for (shown only when the round is over). */
  factsTold: z.array(z.string()),
  factsMissed: z.array(z.object({ topic: z.string(), text: z.string() })),
  followUps: z.array(followUpRecordSchema),
  statements: z.array(statementRecordSchema),
  documents: z.array(documentSchema),
})
export type AttemptDetails = z.infer<typeof attemptDetailsSchema>

export const attempts = {
  list: oc.input(attemptsQuerySchema).output(attemptsPageSchema),
  unfinished: oc.output(z.array(attemptSummarySchema)),
  get: oc
    .errors(noSuchAttempt)
    .input(z.object({ attemptId: z.string() }))
    .output(attemptDetailsSchema),
  delete: oc
    .errors(noSuchAttempt)
    .input(z.object({ attemptId: z.string() }))
    .output(z.object({})),
}
