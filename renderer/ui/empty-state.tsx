import type { ReactNode } from 'react'

export interface EmptyStateProps {
  readonly title: string
  readonly children?: ReactNode
  /** What can be done about it. */
  readonly action?: ReactNode
}

/** Nothing is here yet: says why, and what to do. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-2 px-6 py-12 text-center">
      <p className="font-medium text-base">{title}</p>
      {children === undefined ? null : <div className="text-sm text-text-muted">{children}</div>}
      {action === undefined ? null : <div className="mt-3">{action}</div>}
    </div>
  )
}
