import type { PhaseView } from '../../../../core/contract/rounds.ts'
import { formatClock } from '../../../ui/format.ts'

/** How a phase stands with its time: `over` past the soft limit, `late` past the hard one. */
export function timeStanding({ spentMs, softMs, hardMs }: PhaseView): 'within' | 'over' | 'late' {
  if (hardMs !== null && spentMs > hardMs) return 'late'
  return softMs !== null && spentMs > softMs ? 'over' : 'within'
}

/** Spent and planned time of a phase, e.g. `03:20 / 07:00`; spent alone without a limit. */
export function phaseTime({ spentMs, softMs }: PhaseView): string {
  return softMs === null ? formatClock(spentMs) : `${formatClock(spentMs)} / ${formatClock(softMs)}`
}
