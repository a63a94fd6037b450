import type { ReactNode } from 'react'
import { cn } from './cn.ts'

const TONES = {
  neutral: 'bg-surface-sunken text-text-muted',
  accent: 'bg-accent-soft text-accent',
  success: 'bg-success-soft text-success',
  warning: 'bg-warning-soft text-warning',
  danger: 'bg-danger-soft text-danger',
} as const
export type Tone = keyof typeof TONES

/** A small word about the state of something. */
export function Badge({ tone = 'neutral', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return (
    <span
      className={cn(
        'inline-flex items-center gap-1 whitespace-nowrap rounded-sm px-1.5 py-px font-medium text-xs',
        TONES[tone],
      )}
    >
      {children}
    </span>
  )
}
