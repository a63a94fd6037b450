import type { ClockView } from '../../../../core/contract/rounds.ts'
import { cn } from '../../../ui/cn.ts'
import { formatClock } from '../../../ui/format.ts'
import type { RoundStore } from './round-store.ts'
import { useClock } from './use-round.ts'

/** Time of the whole round, and what is left of it. `stopped` while the round does not run. */
export function TotalClock(props: {
  readonly store: RoundStore
  readonly initial: ClockView
  readonly stopped: boolean
}) {
  const { totalMs, totalLimitMs } = useClock(props.store, props.initial)
  const left = totalLimitMs === null ? null : totalLimitMs - totalMs
  const isShort = left !== null && left < 5 * 60_000
  return (
    <div role="timer" aria-label="Round clock" className="figures shrink-0 text-right leading-tight">
      <p className={cn('font-semibold text-lg', props.stopped && 'text-text-muted')}>{formatClock(totalMs)}</p>
      <p className={cn('text-2xs', isShort ? 'text-danger' : 'text-text-muted')}>
        {left === null ? 'no limit' : `${formatClock(left)} left`}
      </p>
    </div>
  )
}
