import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { ownScoresSchema } from '../assessment/criteria.ts'
import { levelSchema, modeSchema, phaseSchema } from '../round/phases.ts'
import { historyFull, noSuchAttempt, noSuchCase, notNow } from './errors.ts'

export const messageSchema = z.object({
  id: z.string(),
  from: z.enum(['interviewer', 'candidate']),
  kind: z.enum([
    'brief',
    'prompt',
    'nudge',
    'fact',
    'no-fact',
    'follow-up',
    'curveball',
    'acknowledgement',
    'question',
    'answer',
  ]),
  text: z.string(),
  phase: phaseSchema.nullable(),
  /** The round's clock when it was said, in milliseconds. */
  clockMs: z.number(),
  inReplyTo: z.string().nullable(),
})
export type Message = z.infer<typeof messageSchema>

export const phaseViewSchema = z.object({
  phase: phaseSchema,
  softMs: z.number().nullable(),
  hardMs: z.number().nullable(),
  spentMs: z.number(),
  status: z.enum(['ahead', 'current', 'done']),
  /** How often it was entered; more than once when the candidate came back to it. */
  visits: z.number().int(),
})
export type PhaseView = z.infer<typeof phaseViewSchema>

export const clockViewSchema = z.object({
  /** Counted time in all, in milliseconds. */
  totalMs: z.number(),
  /** Null when the round is untimed. */
  totalLimitMs: z.number().nullable(),
  phases: z.array(phaseViewSchema),
})
export type ClockView = z.infer<typeof clockViewSchema>

export const sandboxViewSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('preparing'), message: z.string() }),
  z.object({ state: z.literal('ready'), message: z.string().nullable() }),
  z.object({ state: z.literal('unavailable'), message: z.string() }),
])
export type SandboxView = z.infer<typeof sandboxViewSchema>

export const roundStateSchema = z.enum(['briefing', 'running', 'paused', 'self-evaluation', 'completed', 'abandoned'])
export type RoundState = z.infer<typeof roundStateSchema>

export const roundViewSchema = z.object({
  attemptId: z.string(),
  caseId: z.string(),
  caseTitle: z.string(),
  mode: modeSchema,
  level: levelSchema,
  state: roundStateSchema,
  phase: phaseSchema.nullable(),
  clock: clockViewSchema,
  /** True where extra time may be taken (practice modes). */
  canExtend: z.boolean(),
  messages: z.array(messageSchema),
  /** The follow-up that waits for an answer. */
  openFollowUp: z.object({ id: z.string(), text: z.string() }).nullable(),
  sandbox: sandboxViewSchema,
})
export type RoundView = z.infer<typeof roundViewSchema>

/** `view` at the start and whenever something but the clock changed; `clock` about once a second. */
export const roundUpdateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('view'), view: roundViewSchema }),
  z.object({ kind: z.literal('clock'), clock: clockViewSchema }),
])
export type RoundUpdate = z.infer<typeof roundUpdateSchema>

export const roundCommandSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('finish-briefing') }),
  /** Ends the phase; in the last one it ends the round and self-evaluation begins. */
  z.object({ kind: z.literal('finish-phase') }),
  z.object({ kind: z.literal('revisit-phase'), phase: phaseSchema }),
  z.object({ kind: z.literal('pause') }),
  z.object({ kind: z.literal('resume') }),
  z.object({ kind: z.literal('extend'), minutes: z.number().int().min(1).max(30) }),
  z.object({ kind: z.literal('abandon') }),
  z.object({ kind: z.literal('submit-self-evaluation'), scores: ownScoresSchema, remarks: z.string().max(20_000) }),
])
export type RoundCommand = z.infer<typeof roundCommandSchema>

const attemptInput = z.object({ attemptId: z.string() })

export const rounds = {
  start: oc
    .errors({ ...noSuchCase, ...historyFull })
    .input(
      z.object({
        caseId: z.string(),
        mode: modeSchema,
        level: levelSchema,
        /** Needed in `one-phase`, ignored elsewhere. */
        phase: phaseSchema.nullable(),
      }),
    )
    .output(attemptInput),
  watch: oc.errors(noSuchAttempt).input(attemptInput).output(eventIterator(roundUpdateSchema)),
  command: oc
    .errors({ ...noSuchAttempt, ...notNow, ...historyFull })
    .input(attemptInput.extend({ command: roundCommandSchema }))
    .output(z.object({})),
  /** The candidate speaks: a question is answered from the case's facts; an answer goes to the open follow-up when there is one. */
  say: oc
    .errors({ ...noSuchAttempt, ...notNow, ...historyFull })
    .input(attemptInput.extend({ kind: z.enum(['question', 'answer']), text: z.string().trim().min(1).max(10_000) }))
    .output(z.object({})),
}
