import type { RoundView } from '../../../../core/contract/rounds.ts'

/** True when finishing the phase ends the round. */
export function isInLastPhase({ phase, clock }: RoundView): boolean {
  return phase !== null && clock.phases.at(-1)?.phase === phase
}
