import type { ReactNode } from 'react'

export interface SettingRowProps {
  readonly title: string
  readonly hint?: string
  readonly children: ReactNode
}

/** What is set or told on the left, the control or value on the right. */
export function SettingRow({ title, hint, children }: SettingRowProps) {
  return (
    <div className="flex min-h-12 items-center justify-between gap-8 px-5 py-2.5">
      <div className="min-w-0">
        <p className="text-sm">{title}</p>
        {hint === undefined ? null : <p className="text-text-muted text-xs">{hint}</p>}
      </div>
      <div className="flex min-w-0 shrink-0 items-center gap-3">{children}</div>
    </div>
  )
}
