import { Link } from '@tanstack/react-router'
import { EmptyState } from '../ui/empty-state.tsx'

/** An address that leads nowhere. */
export function NotFound() {
  return (
    <EmptyState
      title="There is no such page"
      action={
        <Link to="/" className="font-medium text-accent text-sm underline underline-offset-4">
          Go to Home
        </Link>
      }
    />
  )
}
