import { z } from 'zod'
import { isTimed, type TimeBudget, timeBudgetSchema, totalSpent } from './time-budget.ts'

/** Raised when the machine's states or context change shape, so that older snapshots are replayed instead of restored. */
export const MACHINE_VERSION = 1

/** The states of the machine, by the names it gives them. */
export const machineStateSchema = z.enum(['briefing', 'running', 'paused', 'selfEvaluation', 'completed', 'abandoned'])

/** A stored round. Refuses states and times that the machine could never have come to: the log is replayed then. */
export const persistedRoundSchema = z
  .object({ version: z.literal(MACHINE_VERSION), value: machineStateSchema, context: timeBudgetSchema })
  .refine(({ value, context }) => isPossibleTime(context) && isPossibleState(value, context), {
    message: 'the state and the time contradict each other',
  })

function isPossibleTime(budget: TimeBudget): boolean {
  const { mode, phases, totalLimitMs, overrunMs, timeIsUp } = budget
  return (
    isTimed(mode) === (totalLimitMs !== null) &&
    totalSpent(budget) <= (totalLimitMs ?? Number.MAX_SAFE_INTEGER) &&
    phases.every(({ visits, spentMs }) => visits > 0 || spentMs === 0) &&
    (timeIsUp || overrunMs === 0)
  )
}

function isPossibleState(
  value: z.infer<typeof machineStateSchema>,
  { phases, current, timeIsUp }: TimeBudget,
): boolean {
  const isEntered = (phases[current]?.visits ?? 0) > 0
  switch (value) {
    case 'briefing':
      return phases.every(({ visits }) => visits === 0) && !timeIsUp
    case 'running':
    case 'paused':
      return isEntered && !timeIsUp
    case 'selfEvaluation':
    case 'completed':
      return isEntered
    case 'abandoned':
      return true
  }
}
