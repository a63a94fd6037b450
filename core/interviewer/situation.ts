import type { Phase } from '../round/phases.ts'
import type { Observations } from './observe.ts'

/** All that the interviewer goes by: what was said and done, where the round stands, and the texts as they are now. */
export interface Situation extends Observations {
  readonly phase: Phase | null
  readonly phaseMs: number
  /** Planned time of the phase; null in an untimed round. */
  readonly phaseSoftMs: number | null
  /** The round's clock. */
  readonly totalMs: number
  readonly hasOpenFollowUp: boolean
  readonly notes: string
  readonly sql: string
}
