import { initialTransition, type SnapshotFrom, transition } from 'xstate'
import type { AttemptEvent, AttemptEventOf } from '../attempt/attempt-event.ts'
import type { ClockView, RoundState } from '../contract/rounds.ts'
import { MACHINE_VERSION, machineStateSchema, persistedRoundSchema } from './persisted-round.ts'
import type { Phase } from './phases.ts'
import { roundMachine } from './round-machine.ts'
import { totalSpent } from './time-budget.ts'

export type RoundSnapshot = SnapshotFrom<typeof roundMachine>

/** A log that does not begin with `round.started`. */
export class RoundLogError extends Error {
  override readonly name = 'RoundLogError'
}

export function startRound({ mode, plan }: AttemptEventOf<'round.started'>): RoundSnapshot {
  return initialTransition(roundMachine, { mode, plan })[0]
}

export function applyEvent(snapshot: RoundSnapshot, event: AttemptEvent): RoundSnapshot {
  return transition(roundMachine, snapshot, event)[0]
}

/** The round after all of `events`. Throws RoundLogError when they do not begin with `round.started`. */
export function replayRound(events: readonly AttemptEvent[]): RoundSnapshot {
  const [first, ...rest] = events
  if (first?.type !== 'round.started') throw new RoundLogError('The log of an attempt must begin with round.started.')
  return rest.reduce(applyEvent, startRound(first))
}

/** Why `event` is not possible now, as a sentence for the screen; null when it is. Events that are not commands always are. */
export function refusal(snapshot: RoundSnapshot, event: AttemptEvent): string | null {
  const reason = REASONS[event.type]
  return reason === undefined || snapshot.can(event) ? null : reason
}

const REASONS: Readonly<Partial<Record<AttemptEvent['type'], string>>> = {
  'briefing.finished': 'The round has already begun.',
  'phase.finished': 'A phase can be finished while the round is running.',
  'phase.revisited': 'Only a phase that was entered before can be gone back to, while the round is running.',
  'round.paused': 'Only a running round can be paused.',
  'round.resumed': 'Only a paused round can be resumed.',
  'time.extended': 'Extra time is for practice: one phase at a time, while it is running.',
  'round.abandoned': 'The round is already over.',
  'selfEvaluation.submitted': 'You can score yourself once, when the round has ended.',
}

/** A JSON-safe form of the round. */
export function persistRound(snapshot: RoundSnapshot): unknown {
  return { version: MACHINE_VERSION, value: snapshot.value, context: snapshot.context }
}

/** The round from its persisted form; null when that is damaged or of another version: replay the log then. */
export function restoreRound(persisted: unknown): RoundSnapshot | null {
  const parsed = persistedRoundSchema.safeParse(persisted)
  if (!parsed.success) return null
  const { value, context } = parsed.data
  return roundMachine.resolveState({ value, context })
}

export function roundState(snapshot: RoundSnapshot): RoundState {
  const value = machineStateSchema.parse(snapshot.value)
  return value === 'selfEvaluation' ? 'self-evaluation' : value
}

/** The phase the round stands in; null unless it is running or paused. */
export function currentPhase(snapshot: RoundSnapshot): Phase | null {
  const state = roundState(snapshot)
  if (state !== 'running' && state !== 'paused') return null
  return snapshot.context.phases[snapshot.context.current]?.phase ?? null
}

/** Counted time in milliseconds. */
export function countedMs({ context }: RoundSnapshot): number {
  return totalSpent(context)
}

export function canExtend(snapshot: RoundSnapshot): boolean {
  return snapshot.can({ type: 'time.extended', ms: 1 })
}

export function hasEnded(snapshot: RoundSnapshot): boolean {
  const state = roundState(snapshot)
  return state === 'completed' || state === 'abandoned'
}

export function clockView(snapshot: RoundSnapshot): ClockView {
  const { context } = snapshot
  const isInPhase = currentPhase(snapshot) !== null
  const only = context.phases.length === 1 ? context.phases[0] : undefined
  return {
    totalMs: totalSpent(context),
    totalLimitMs: context.totalLimitMs ?? only?.hardMs ?? null,
    phases: context.phases.map((phase, index) => ({
      ...phase,
      status: isInPhase && index === context.current ? 'current' : phase.visits > 0 ? 'done' : 'ahead',
    })),
  }
}
