import { assign, setup } from 'xstate'
import type { AttemptEvent, AttemptEventOf } from '../attempt/attempt-event.ts'
import type { Mode, PhasePlan } from './phases.ts'
import { enterPhase, extendTime, isLastPhase, isTimed, spendTime, type TimeBudget } from './time-budget.ts'

function initialBudget({ mode, plan }: { readonly mode: Mode; readonly plan: readonly PhasePlan[] }): TimeBudget {
  return {
    mode,
    phases: plan.map((phase) => ({ ...phase, spentMs: 0, visits: 0 })),
    current: 0,
    totalLimitMs: isTimed(mode) ? plan.reduce((sum, { softMs }) => sum + (softMs ?? 0), 0) : null,
    overrunMs: 0,
    skippedMs: 0,
    timeIsUp: false,
  }
}

function revisitedIndex(budget: TimeBudget, { phase }: AttemptEventOf<'phase.revisited'>): number {
  return budget.phases.findIndex(
    (standing, i) => standing.phase === phase && standing.visits > 0 && i !== budget.current,
  )
}

/** The round: pure, without I/O or a clock. Time arrives as `time.passed`; events of the attempt that are not about the round change nothing. */
export const roundMachine = setup({
  types: {} as {
    context: TimeBudget
    events: AttemptEvent
    input: { readonly mode: Mode; readonly plan: readonly PhasePlan[] }
  },
  guards: {
    timeIsUp: ({ context }) => context.timeIsUp,
    isLastPhase: ({ context }) => isLastPhase(context),
    canBeExtended: ({ context }) => context.mode === 'one-phase',
    wasEnteredBefore: ({ context, event }) => event.type === 'phase.revisited' && revisitedIndex(context, event) >= 0,
  },
  actions: {
    enterFirstPhase: assign(({ context }) => enterPhase(context, 0)),
    enterNextPhase: assign(({ context }) => enterPhase(context, context.current + 1)),
    enterEarlierPhase: assign(({ context, event }) =>
      event.type === 'phase.revisited' ? enterPhase(context, revisitedIndex(context, event)) : context,
    ),
    spendTime: assign(({ context, event }) => (event.type === 'time.passed' ? spendTime(context, event.ms) : context)),
    extendTime: assign(({ context, event }) =>
      event.type === 'time.extended' ? extendTime(context, event.ms) : context,
    ),
    noteSkippedTime: assign(({ context, event }) =>
      event.type === 'clock.gapSkipped' ? { ...context, skippedMs: context.skippedMs + event.ms } : context,
    ),
  },
}).createMachine({
  id: 'round',
  context: ({ input }) => initialBudget(input),
  initial: 'briefing',
  on: { 'clock.gapSkipped': { actions: 'noteSkippedTime' } },
  states: {
    briefing: {
      on: {
        'briefing.finished': { target: 'running', actions: 'enterFirstPhase' },
        'round.abandoned': 'abandoned',
      },
    },
    running: {
      always: { guard: 'timeIsUp', target: 'selfEvaluation' },
      on: {
        'time.passed': { actions: 'spendTime' },
        'phase.finished': [{ guard: 'isLastPhase', target: 'selfEvaluation' }, { actions: 'enterNextPhase' }],
        'phase.revisited': { guard: 'wasEnteredBefore', actions: 'enterEarlierPhase' },
        'time.extended': { guard: 'canBeExtended', actions: 'extendTime' },
        'round.paused': 'paused',
        'round.abandoned': 'abandoned',
      },
    },
    paused: {
      on: { 'round.resumed': 'running', 'round.abandoned': 'abandoned' },
    },
    selfEvaluation: {
      on: {
        /** What the clock delivers after the limit is overrun, whether it came in one piece with the limit or later. */
        'time.passed': { guard: 'timeIsUp', actions: 'spendTime' },
        'selfEvaluation.submitted': 'completed',
        'round.abandoned': 'abandoned',
      },
    },
    completed: { type: 'final' },
    abandoned: { type: 'final' },
  },
})
