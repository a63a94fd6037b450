import type { ReactNode } from 'react'

export interface FieldProps {
  readonly id: string
  readonly label: string
  readonly hideLabel?: boolean | undefined
  readonly hint?: string | undefined
  /** What is wrong with the value and how to put it right; null when nothing is. */
  readonly error?: string | null | undefined
  readonly children: ReactNode
}

/** The attributes that tie an input to its hint or error. */
export function describedBy(id: string, hint: string | undefined, error: string | null | undefined) {
  if (typeof error === 'string') return { 'aria-invalid': true, 'aria-describedby': `${id}-note` } as const
  return hint === undefined ? {} : ({ 'aria-describedby': `${id}-note` } as const)
}

/** Label, input, and a hint or error below it. */
export function Field({ id, label, hideLabel, hint, error, children }: FieldProps) {
  const wrong = typeof error === 'string'
  const note = wrong ? error : hint
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className={hideLabel === true ? 'sr-only' : 'font-medium text-sm'}>
        {label}
      </label>
      {children}
      {note === undefined ? null : (
        <p id={`${id}-note`} className={wrong ? 'text-danger text-xs' : 'text-text-muted text-xs'}>
          {note}
        </p>
      )}
    </div>
  )
}

/** The look of everything that takes text. */
export const INPUT_CLASS =
  'w-full rounded-md border border-border-strong/60 bg-surface-raised px-2.5 text-sm hover:border-border-strong focus-visible:border-focus focus-visible:outline-1 focus-visible:outline-offset-0 disabled:opacity-50 aria-invalid:border-danger'
