import { Check } from 'lucide-react'
import type { ClockView, PhaseView } from '../../../../core/contract/rounds.ts'
import { PHASE_NAMES, type Phase } from '../../../../core/round/phases.ts'
import { cn } from '../../../ui/cn.ts'
import { phaseTime, timeStanding } from './phase-time.ts'
import type { RoundStore } from './round-store.ts'
import { useClock } from './use-round.ts'

const STATUS_WORDS = { ahead: 'ahead', current: 'current', done: 'visited' } as const

export interface PhaseStepperProps {
  readonly store: RoundStore
  readonly initial: ClockView
  /** Asks to go back to a visited phase; null while that is not possible. */
  readonly onRevisit: ((phase: Phase) => void) | null
}

/** The phases of the round with their clocks; one that was visited can be gone back to. */
export function PhaseStepper({ store, initial, onRevisit }: PhaseStepperProps) {
  const { phases } = useClock(store, initial)
  return (
    <nav aria-label="Phases" className="min-w-0 flex-1">
      <ol className="flex items-stretch gap-1">
        {phases.map((phase, index) => (
          <Step key={phase.phase} phase={phase} place={index + 1} onRevisit={onRevisit} />
        ))}
      </ol>
    </nav>
  )
}

const CLOCK_TONES = { within: 'text-text-muted', over: 'text-warning', late: 'text-danger' } as const
const BAR_TONES = { within: 'bg-accent', over: 'bg-warning', late: 'bg-danger' } as const

interface StepProps {
  readonly phase: PhaseView
  readonly place: number
  readonly onRevisit: PhaseStepperProps['onRevisit']
}

function Step({ phase, place, onRevisit }: StepProps) {
  const name = PHASE_NAMES[phase.phase]
  const standing = timeStanding(phase)
  const isCurrent = phase.status === 'current'
  const label = `${name}, ${STATUS_WORDS[phase.status]}, ${phaseTime(phase)}${standing === 'within' ? '' : ', over time'}`
  const look = cn(
    'block w-full min-w-0 rounded-md px-2 pt-1 pb-1.5 text-left',
    isCurrent ? 'bg-surface-raised' : 'bg-transparent',
  )
  return (
    <li className="min-w-0 flex-1" aria-current={isCurrent ? 'step' : undefined}>
      {phase.status === 'done' && onRevisit !== null ? (
        <button type="button" className={cn(look, 'hover:bg-surface-sunken')} onClick={() => onRevisit(phase.phase)}>
          <span className="sr-only">Go back to {label}</span>
          <StepFace phase={phase} name={name} place={place} />
        </button>
      ) : (
        <div className={look}>
          <span className="sr-only">{label}</span>
          <StepFace phase={phase} name={name} place={place} />
        </div>
      )}
    </li>
  )
}

function StepFace({
  phase,
  name,
  place,
}: {
  readonly phase: PhaseView
  readonly name: string
  readonly place: number
}) {
  const standing = timeStanding(phase)
  const planned = phase.softMs
  const share = planned === null ? (phase.visits > 0 ? 1 : 0) : Math.min(1, phase.spentMs / planned)
  return (
    <span aria-hidden className="block">
      <span className="flex items-center gap-1.5">
        <span className="figures w-3 shrink-0 text-2xs text-text-muted">
          {phase.status === 'done' ? <Check size={12} strokeWidth={2} /> : place}
        </span>
        <span
          className={cn('truncate text-xs', phase.status === 'current' ? 'font-semibold text-text' : 'text-text-muted')}
        >
          {name}
        </span>
      </span>
      <span className={cn('figures block truncate pl-[18px] text-2xs', CLOCK_TONES[standing])}>{phaseTime(phase)}</span>
      <span className="mt-1 block h-0.5 overflow-hidden rounded-full bg-border">
        <span className={cn('block h-full', BAR_TONES[standing])} style={{ width: `${share * 100}%` }} />
      </span>
    </span>
  )
}
