import { Progress as RadixProgress } from 'radix-ui'
import { cn } from './cn.ts'

export interface ProgressProps {
  readonly label: string
  /** Null while it is not known how far it is. */
  readonly value: number | null
  readonly max: number
  readonly tone?: 'accent' | 'warning' | 'danger' | 'neutral'
  readonly className?: string
}

const TONES = { accent: 'bg-accent', warning: 'bg-warning', danger: 'bg-danger', neutral: 'bg-text-muted' } as const

/** How much of something is done or used, as a thin bar. */
export function Progress({ label, value, max, tone = 'accent', className }: ProgressProps) {
  const known = value === null ? null : Math.min(Math.max(value, 0), max)
  const share = known === null || max <= 0 ? 35 : (known / max) * 100
  return (
    <RadixProgress.Root
      aria-label={label}
      value={known}
      max={max > 0 ? max : 1}
      className={cn('h-1 overflow-hidden rounded-full bg-border', className)}
    >
      <RadixProgress.Indicator
        className={cn('h-full rounded-full', TONES[tone], known === null && 'animate-pulse')}
        style={{ width: `${share}%` }}
      />
    </RadixProgress.Root>
  )
}
