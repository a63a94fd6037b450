import { z } from 'zod'
import { ownScoresSchema } from '../assessment/criteria.ts'
import { levelSchema, modeSchema, phasePlanSchema, phaseSchema } from '../round/phases.ts'
import { noticeSchema, statementOutcomeSchema } from './statement-result.ts'

/**
 * Everything that can happen in an attempt, in the past tense. The log of these is the only truth about an attempt: its state is
 * their replay. Each type has a version in `attempt-event-versions.ts`; an older stored shape is upcast when it is read.
 */
export const attemptEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('round.started'),
    caseId: z.string(),
    caseTitle: z.string(),
    caseVersion: z.number().int(),
    mode: modeSchema,
    level: levelSchema,
    /** The phases that will be sat, in order; one only in `one-phase`. */
    plan: z.array(phasePlanSchema).min(1),
  }),
  z.object({ type: z.literal('briefing.finished') }),
  /** Counted time, in milliseconds of the round's own monotonic clock. */
  z.object({ type: z.literal('time.passed'), ms: z.number().int().nonnegative() }),
  /** Time that was not counted: the machine slept or the app was not running. */
  z.object({ type: z.literal('clock.gapSkipped'), ms: z.number().int().nonnegative() }),
  z.object({ type: z.literal('phase.finished') }),
  z.object({ type: z.literal('phase.revisited'), phase: phaseSchema }),
  z.object({ type: z.literal('round.paused') }),
  z.object({ type: z.literal('round.resumed') }),
  z.object({ type: z.literal('time.extended'), ms: z.number().int().positive() }),
  z.object({ type: z.literal('round.abandoned') }),
  z.object({ type: z.literal('selfEvaluation.submitted'), scores: ownScoresSchema, remarks: z.string() }),
  z.object({
    type: z.literal('interviewer.spoke'),
    messageId: z.string(),
    kind: z.enum(['brief', 'prompt', 'nudge', 'fact', 'no-fact', 'follow-up', 'curveball', 'acknowledgement']),
    text: z.string(),
    phase: phaseSchema.nullable(),
    /** The prompt, nudge, follow-up or curveball of the case that was said; absent for answers to questions. */
    itemId: z.string().nullable(),
    /** The fact that was told; null unless `kind` is `fact`. */
    factId: z.string().nullable(),
    /** The candidate's message this answers, when it answers one. */
    inReplyTo: z.string().nullable(),
  }),
  z.object({
    type: z.literal('question.asked'),
    messageId: z.string(),
    text: z.string(),
    phase: phaseSchema.nullable(),
  }),
  z.object({
    type: z.literal('answer.given'),
    messageId: z.string(),
    text: z.string(),
    phase: phaseSchema.nullable(),
    /** The follow-up it answers; null when the candidate simply speaks. */
    followUpId: z.string().nullable(),
  }),
  /** One replacement in a document: at `from` (UTF-16 offset) `removed` characters gave way to `inserted`. */
  z.object({
    type: z.literal('document.edited'),
    document: z.string(),
    revision: z.number().int().positive(),
    from: z.number().int().nonnegative(),
    removed: z.number().int().nonnegative(),
    inserted: z.string(),
  }),
  z.object({
    type: z.literal('statement.ran'),
    runId: z.string(),
    /** Place of the statement in its script, from 0. */
    index: z.number().int().nonnegative(),
    sql: z.string(),
    outcome: statementOutcomeSchema,
    notices: z.array(noticeSchema),
  }),
  /** The sandbox's session was lost, and with it any open transaction. */
  z.object({ type: z.literal('session.reset'), reason: z.string() }),
  z.object({
    type: z.literal('sandbox.rebuilt'),
    replayed: z.number().int().nonnegative(),
    /** Statements that succeeded before and failed in the replay. */
    failed: z.number().int().nonnegative(),
  }),
])
export type AttemptEvent = z.infer<typeof attemptEventSchema>
export type AttemptEventOf<T extends AttemptEvent['type']> = Extract<AttemptEvent, { type: T }>

/** An event as it was stored. `at` is wall time for display only; `clockMs` is the round's clock when it happened. */
export interface StoredAttemptEvent {
  readonly attemptId: string
  /** 1, 2, 3 … without holes within an attempt. */
  readonly seq: number
  readonly clockMs: number
  /** ISO 8601, UTC. */
  readonly at: string
  readonly event: AttemptEvent
}
