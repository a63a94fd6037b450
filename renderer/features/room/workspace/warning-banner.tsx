import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

/** A line across the room about something that needs attention. */
export function WarningBanner({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }) {
  return (
    <div
      role="alert"
      className="flex shrink-0 items-center gap-2.5 border-border border-b bg-warning-soft px-3 py-1.5 text-sm"
    >
      <TriangleAlert aria-hidden size={15} strokeWidth={1.75} className="shrink-0 text-warning" />
      <p className="min-w-0 flex-1">{children}</p>
      {action}
    </div>
  )
}
