import { LoaderCircle } from 'lucide-react'

/** Something is on its way; `label` says what. */
export function Spinner({ label, size = 16 }: { readonly label: string; readonly size?: number }) {
  return (
    <span role="status" className="inline-flex items-center gap-2 text-sm text-text-muted">
      <LoaderCircle aria-hidden size={size} strokeWidth={1.75} className="animate-spin" />
      {label}
    </span>
  )
}
