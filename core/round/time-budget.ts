import { z } from 'zod'
import { type Mode, modeSchema, phaseSchema } from './phases.ts'

const limit = z.number().int().positive().nullable()

/** A phase as it stands: its limits (extended ones included), the time it took and how often it was entered. Milliseconds. */
export const phaseStandingSchema = z.object({
  phase: phaseSchema,
  softMs: limit,
  hardMs: limit,
  spentMs: z.number().int().nonnegative(),
  visits: z.number().int().nonnegative(),
})

/** The round's time: what each phase used and where it stands. All of the machine's context. */
export const timeBudgetSchema = z
  .object({
    mode: modeSchema,
    phases: z.array(phaseStandingSchema).min(1),
    /** Index into `phases`. */
    current: z.number().int().nonnegative(),
    /** Null without a limit on the round as a whole. */
    totalLimitMs: limit,
    /** Time that came after the limit, counted nowhere else. */
    overrunMs: z.number().int().nonnegative(),
    /** Time in which the machine slept or the room was empty. */
    skippedMs: z.number().int().nonnegative(),
    timeIsUp: z.boolean(),
  })
  .refine(({ phases, current }) => current < phases.length, { message: 'current points at no phase' })
export type TimeBudget = z.infer<typeof timeBudgetSchema>

/** True for the interviews against the clock, false for practice. */
export function isTimed(mode: Mode): boolean {
  return mode === 'full-60' || mode === 'full-45' || mode === 'short-25'
}

/** Counted time of the whole round in milliseconds. */
export function totalSpent({ phases }: TimeBudget): number {
  return phases.reduce((sum, { spentMs }) => sum + spentMs, 0)
}

export function isLastPhase({ phases, current }: TimeBudget): boolean {
  return current === phases.length - 1
}

/** Enters the phase at `index`, which counts as a visit. */
export function enterPhase(budget: TimeBudget, index: number): TimeBudget {
  return {
    ...budget,
    current: index,
    phases: budget.phases.map((phase, i) => (i === index ? { ...phase, visits: phase.visits + 1 } : phase)),
  }
}

/** Gives the current phase, and with it the round, more time. */
export function extendTime(budget: TimeBudget, ms: number): TimeBudget {
  const add = (value: number | null) => (value === null ? null : value + ms)
  return {
    ...budget,
    totalLimitMs: add(budget.totalLimitMs),
    phases: budget.phases.map((phase, i) =>
      i === budget.current ? { ...phase, softMs: add(phase.softMs), hardMs: add(phase.hardMs) } : phase,
    ),
  }
}

/**
 * Lets `ms` pass. At a phase's hard limit the next phase begins and takes the rest; at the end of the last phase or of the
 * round's limit the time is up. No millisecond is lost: what is not spent is overrun.
 */
export function spendTime(start: TimeBudget, ms: number): TimeBudget {
  let budget = start
  let left = ms
  while (left > 0 && !budget.timeIsUp) {
    const spending = Math.min(left, roomInPhase(budget), roomInRound(budget))
    left -= spending
    budget = addToCurrent(budget, spending)
    if (roomInRound(budget) === 0) budget = { ...budget, timeIsUp: true }
    else if (roomInPhase(budget) === 0) {
      budget = isLastPhase(budget) ? { ...budget, timeIsUp: true } : enterPhase(budget, budget.current + 1)
    }
  }
  return { ...budget, overrunMs: budget.overrunMs + left }
}

function addToCurrent(budget: TimeBudget, ms: number): TimeBudget {
  return {
    ...budget,
    phases: budget.phases.map((phase, i) => (i === budget.current ? { ...phase, spentMs: phase.spentMs + ms } : phase)),
  }
}

/** Milliseconds until the interviewer moves on. A phase that was entered again has no limit of its own. */
function roomInPhase({ phases, current }: TimeBudget): number {
  const phase = phases[current]
  if (phase === undefined || phase.hardMs === null || phase.visits > 1) return Number.POSITIVE_INFINITY
  return Math.max(0, phase.hardMs - phase.spentMs)
}

function roomInRound(budget: TimeBudget): number {
  return budget.totalLimitMs === null ? Number.POSITIVE_INFINITY : Math.max(0, budget.totalLimitMs - totalSpent(budget))
}
