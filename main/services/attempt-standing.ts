import type { AttemptEvent } from '../../core/attempt/attempt-event.ts'
import type { RoundState } from '../../core/contract/rounds.ts'
import type { Phase } from '../../core/round/phases.ts'
import { currentPhase, replayRound, roundState } from '../../core/round/round.ts'

/** Where a round stands after its events, for projections that are made anew. */
export function standingAfter(events: readonly AttemptEvent[]): { state: RoundState; phase: Phase | null } {
  const round = replayRound(events)
  return { state: roundState(round), phase: currentPhase(round) }
}
