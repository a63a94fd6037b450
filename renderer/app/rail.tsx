import { Link } from '@tanstack/react-router'
import { History, House, type LucideIcon, Settings } from 'lucide-react'
import { Mark } from '../ui/mark.tsx'
import { Tooltip } from '../ui/tooltip.tsx'

interface Place {
  readonly to: '/' | '/history' | '/settings'
  readonly label: string
  readonly keys: string
  readonly icon: LucideIcon
}

/** The places of the app, with the keys that go there. */
export const PLACES: readonly Place[] = [
  { to: '/', label: 'Home', keys: 'g h', icon: House },
  { to: '/history', label: 'History', keys: 'g y', icon: History },
  { to: '/settings', label: 'Settings', keys: 'g s', icon: Settings },
]

/** The slim bar of places at the left edge. */
export function Rail() {
  return (
    <nav
      aria-label="Main"
      className="flex w-13 shrink-0 flex-col items-center gap-1 border-border border-r bg-surface py-3"
    >
      <span className="mb-3">
        <Mark size={26} />
      </span>
      {PLACES.map(({ to, label, keys, icon: Icon }) => (
        <Tooltip key={to} label={label} keys={keys} side="right">
          <Link
            to={to}
            aria-label={label}
            activeOptions={{ exact: to === '/' }}
            className="flex size-9 items-center justify-center rounded-md text-text-muted hover:bg-surface-sunken hover:text-text data-[status=active]:bg-accent-soft data-[status=active]:text-accent"
          >
            <Icon aria-hidden size={18} strokeWidth={1.75} />
          </Link>
        </Tooltip>
      ))}
    </nav>
  )
}
