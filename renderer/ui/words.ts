import type { Criterion } from '../../core/assessment/criteria.ts'
import type { RoundState } from '../../core/contract/rounds.ts'
import type { Level, Mode } from '../../core/round/phases.ts'
import type { Tone } from './badge.tsx'

/** The states of a round in the candidate's words. */
export const STATE_NAMES: Readonly<Record<RoundState, string>> = {
  briefing: 'Briefing',
  running: 'Running',
  paused: 'Paused',
  'self-evaluation': 'To be scored',
  completed: 'Finished',
  abandoned: 'Abandoned',
}

export const STATE_TONES: Readonly<Record<RoundState, Tone>> = {
  briefing: 'accent',
  running: 'accent',
  paused: 'warning',
  'self-evaluation': 'warning',
  completed: 'neutral',
  abandoned: 'neutral',
}

/** Modes where there is little room. */
export const SHORT_MODE_NAMES: Readonly<Record<Mode, string>> = {
  'full-60': '60 min',
  'full-45': '45 min',
  'short-25': '25 min',
  'one-phase': 'One phase',
  untimed: 'Untimed',
}

export const LEVEL_NAMES: Readonly<Record<Level, string>> = { senior: 'Senior', staff: 'Staff' }

/** True while the round can go on. */
export function isUnfinished(state: RoundState): boolean {
  return state !== 'completed' && state !== 'abandoned'
}

/** The criteria of the rubric where there is room for a few words. */
export const CRITERION_NAMES: Readonly<Record<Criterion, string>> = {
  requirements: 'Requirements',
  schema: 'Schema design',
  queries: 'Queries and access',
  scaling: 'Scaling',
  'trade-offs': 'Trade-offs',
  operations: 'Operations',
  communication: 'Communication',
}
