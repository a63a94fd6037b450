import { Ban, CircleCheck, CircleHelp, CircleX, LoaderCircle } from 'lucide-react'
import type { StatementStanding } from './statement-summary.ts'

const ICONS = {
  running: { icon: LoaderCircle, label: 'Running', className: 'animate-spin text-text-muted' },
  succeeded: { icon: CircleCheck, label: 'Succeeded', className: 'text-success' },
  failed: { icon: CircleX, label: 'Failed', className: 'text-danger' },
  cancelled: { icon: Ban, label: 'Cancelled', className: 'text-warning' },
  interrupted: { icon: CircleHelp, label: 'Interrupted', className: 'text-warning' },
} as const

/** How a statement ended, as a named picture. */
export function StatementIcon({ standing }: { readonly standing: StatementStanding }) {
  const { icon: Icon, label, className } = ICONS[standing]
  return <Icon role="img" aria-label={label} size={14} strokeWidth={2} className={`shrink-0 ${className}`} />
}
