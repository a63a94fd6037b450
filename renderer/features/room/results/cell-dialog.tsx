import { useEffect, useRef } from 'react'
import { Dialog } from '../../../ui/dialog.tsx'
import { formatCount } from '../../../ui/format.ts'

export interface OpenedCell {
  readonly column: string
  readonly type: string
  /** Counted from 1. */
  readonly row: number
  readonly value: string | null
}

/** The backend cuts longer values. */
const CUT_AT = 64 * 1024

/** The whole value of one cell. */
export function CellDialog({ cell, onClose }: { readonly cell: OpenedCell; readonly onClose: () => void }) {
  const { value } = cell
  const text = useRef<HTMLPreElement>(null)
  // The value is what was asked for, so it and not the first button is what the keys act on.
  useEffect(() => text.current?.focus(), [])
  const length = value === null ? 'NULL' : formatCount(value.length, 'character')
  const cut = value !== null && value.length >= CUT_AT ? ', cut at 64 KB' : ''
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={cell.column}
      description={`Row ${formatCount(cell.row)} · ${cell.type} · ${length}${cut}`}
      size="lg"
    >
      <pre
        ref={text}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long value that scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-[60vh] min-h-24 overflow-auto whitespace-pre-wrap break-words rounded-md bg-surface-sunken p-3 font-mono text-xs"
      >
        {value ?? <span className="text-text-muted italic">NULL</span>}
      </pre>
    </Dialog>
  )
}
