import { z } from 'zod'

/** The five phases of a round, in the order in which they are sat. */
export const PHASES = ['requirements', 'high-level', 'deep-dive', 'scaling', 'wrap-up'] as const
export const phaseSchema = z.enum(PHASES)
export type Phase = z.infer<typeof phaseSchema>

export const PHASE_NAMES: Readonly<Record<Phase, string>> = {
  requirements: 'Requirements',
  'high-level': 'High-level design',
  'deep-dive': 'Deep dive',
  scaling: 'Scaling',
  'wrap-up': 'Wrap-up',
}

/** `full-60`, `full-45` and `short-25` are timed interviews; `one-phase` and `untimed` are practice, where extra time may be taken. */
export const MODES = ['full-60', 'full-45', 'short-25', 'one-phase', 'untimed'] as const
export const modeSchema = z.enum(MODES)
export type Mode = z.infer<typeof modeSchema>

export const MODE_NAMES: Readonly<Record<Mode, string>> = {
  'full-60': 'Full round, 60 minutes',
  'full-45': 'Full round, 45 minutes',
  'short-25': 'Short round, 25 minutes',
  'one-phase': 'One phase',
  untimed: 'Untimed',
}

export const levelSchema = z.enum(['senior', 'staff'])
export type Level = z.infer<typeof levelSchema>

/**
 * The time a phase is given. `softMs` is when the interviewer nudges, `hardMs` when the interviewer moves on by itself;
 * both are null in an untimed round.
 */
export const phasePlanSchema = z.object({
  phase: phaseSchema,
  softMs: z.number().int().positive().nullable(),
  hardMs: z.number().int().positive().nullable(),
})
export type PhasePlan = z.infer<typeof phasePlanSchema>
