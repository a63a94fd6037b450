import type { AttemptEvent } from '../../core/attempt/attempt-event.ts'
import { currentPhase, replayRound, roundState } from '../../core/round/round.ts'
import type { Standing } from './ports.ts'

/** Where a round stands after its events, for projections that are made anew. */
export function standingAfter(events: readonly AttemptEvent[]): Standing {
  const round = replayRound(events)
  return { state: roundState(round), phase: currentPhase(round) }
}
