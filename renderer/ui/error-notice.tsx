import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { cn } from './cn.ts'

export interface ErrorNoticeProps {
  /** What failed, in a sentence for the screen. */
  readonly message: string
  readonly children?: ReactNode
  readonly onRetry?: (() => unknown) | undefined
  readonly className?: string
}

/** Something failed: what, and a way on. */
export function ErrorNotice({ message, children, onRetry, className }: ErrorNoticeProps) {
  return (
    <div
      role="alert"
      className={cn(
        'flex items-start gap-2.5 rounded-md border border-danger/40 bg-danger-soft px-3 py-2.5 text-sm',
        className,
      )}
    >
      <CircleAlert aria-hidden size={16} strokeWidth={1.75} className="mt-0.5 shrink-0 text-danger" />
      <div className="min-w-0 flex-1">
        <p>{message}</p>
        {children}
      </div>
      {onRetry === undefined ? null : (
        <Button size="sm" onClick={() => onRetry()}>
          Try again
        </Button>
      )}
    </div>
  )
}
