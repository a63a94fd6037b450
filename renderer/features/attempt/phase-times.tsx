import type { PhaseView } from '../../../core/contract/rounds.ts'
import { PHASE_NAMES } from '../../../core/round/phases.ts'
import { cn } from '../../ui/cn.ts'
import { formatClock } from '../../ui/format.ts'

/** Per phase the time that was planned (the outline) and the time that was used (the bar), on one common scale. */
export function PhaseTimes({ phases }: { readonly phases: readonly PhaseView[] }) {
  const scale = Math.max(1, ...phases.map((phase) => Math.max(phase.spentMs, phase.softMs ?? 0)))
  return (
    <table className="w-full text-sm">
      <thead className="text-text-muted text-xs">
        <tr>
          <th scope="col" className="pb-1 text-left font-normal">
            Phase
          </th>
          <th scope="col" className="sr-only">
            Share
          </th>
          <th scope="col" className="pb-1 text-right font-normal">
            Used
          </th>
          <th scope="col" className="pb-1 text-right font-normal">
            Planned
          </th>
        </tr>
      </thead>
      <tbody>
        {phases.map((phase) => (
          <PhaseRow key={phase.phase} phase={phase} scale={scale} />
        ))}
      </tbody>
    </table>
  )
}

/** The round moves on at the first tick after the limit, which does not make the phase too long. */
const TICK_MS = 2000

function PhaseRow({ phase, scale }: { readonly phase: PhaseView; readonly scale: number }) {
  const over = phase.softMs !== null && phase.spentMs > phase.softMs + TICK_MS
  const width = (ms: number) => `${(ms / scale) * 100}%`
  return (
    <tr>
      <th scope="row" className="w-48 py-1.5 text-left font-normal">
        {PHASE_NAMES[phase.phase]}
        {phase.visits > 1 ? <span className="text-text-muted text-xs"> · {phase.visits} visits</span> : null}
      </th>
      <td>
        <div className="relative h-3">
          {phase.softMs === null ? null : (
            <div
              className="absolute inset-y-0 left-0 rounded-sm border border-border-strong"
              style={{ width: width(phase.softMs) }}
            />
          )}
          <div
            className={cn('absolute inset-y-[3px] left-0 rounded-[2px]', over ? 'bg-warning' : 'bg-accent')}
            style={{ width: width(phase.spentMs) }}
          />
        </div>
      </td>
      <td className={cn('figures w-18 text-right', over && 'font-medium text-warning')}>
        {formatClock(phase.spentMs)}
        {over ? <span className="sr-only"> over the plan</span> : null}
      </td>
      <td className="figures w-18 text-right text-text-muted">
        {phase.softMs === null ? 'none' : formatClock(phase.softMs)}
      </td>
    </tr>
  )
}
