import { type Mode, PHASES, type Phase, type PhasePlan } from './phases.ts'

/** Minutes of a 45-minute round, within the ranges of the source document. */
const MINUTES_OF_45: Readonly<Record<Phase, number>> = {
  requirements: 7,
  'high-level': 10,
  'deep-dive': 15,
  scaling: 9,
  'wrap-up': 4,
}
const TOTAL_MINUTES = { 'full-60': 60, 'full-45': 45, 'short-25': 25 } as const
/** How far a phase may run over before the interviewer moves on. */
const HARD_LIMIT_FACTOR = 1.25
const MINUTE_MS = 60_000

/** The phases of a round and their limits in milliseconds. `singlePhase` counts in `one-phase` only (requirements when null). */
export function planFor(mode: Mode, singlePhase: Phase | null): PhasePlan[] {
  switch (mode) {
    case 'untimed':
      return PHASES.map((phase) => ({ phase, softMs: null, hardMs: null }))
    case 'one-phase': {
      const phase = singlePhase ?? 'requirements'
      const ms = MINUTES_OF_45[phase] * MINUTE_MS
      return [{ phase, softMs: ms, hardMs: ms }]
    }
    default:
      return scaledMinutes(TOTAL_MINUTES[mode]).map(([phase, minutes]) => ({
        phase,
        softMs: minutes * MINUTE_MS,
        hardMs: minutes * MINUTE_MS * HARD_LIMIT_FACTOR,
      }))
  }
}

/** Whole minutes a phase that sum to `total` exactly: what rounding down leaves goes to the largest remainders. */
function scaledMinutes(total: number): [Phase, number][] {
  const exact = PHASES.map((phase) => ({ phase, minutes: (MINUTES_OF_45[phase] * total) / 45 }))
  const left = total - exact.reduce((sum, { minutes }) => sum + Math.floor(minutes), 0)
  const byRemainder = exact.toSorted((a, b) => (b.minutes % 1) - (a.minutes % 1))
  const rounded = new Set(byRemainder.slice(0, left).map(({ phase }) => phase))
  return exact.map(({ phase, minutes }) => [phase, Math.floor(minutes) + (rounded.has(phase) ? 1 : 0)])
}
