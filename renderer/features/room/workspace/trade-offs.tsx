import { Plus, Trash2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { TradeOff } from '../../../../core/contract/workspace.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import type { Autosave } from '../autosave.ts'
import { readTradeOffs, writeTradeOffs } from './trade-off-log.ts'
import { useDocument } from './use-autosave.ts'

/** The most rows a log may have. */
const MOST_ROWS = 200

const COLUMNS = [
  { field: 'decision', label: 'Decision', hint: 'What you chose' },
  { field: 'gain', label: 'Gain', hint: 'What it buys, with a figure' },
  { field: 'cost', label: 'Cost', hint: 'What it costs, with a figure' },
  { field: 'alternative', label: 'Alternative', hint: 'What you would do otherwise' },
] as const
type Field = (typeof COLUMNS)[number]['field']

/** The trade-off log: one row a decision, edited in place. */
export function TradeOffs({ autosave, readOnly }: { readonly autosave: Autosave; readonly readOnly: boolean }) {
  const log = readTradeOffs(useDocument(autosave, 'trade-offs').text)
  const added = useRef<string | null>(null)
  if (log.kind === 'invalid') {
    return (
      <ErrorNotice className="m-4" message={log.message}>
        <p className="mt-1 text-text-muted">
          It is kept as it is, and no trade-offs can be added. The attempt page shows the stored text; write your
          trade-offs into the notes for now.
        </p>
      </ErrorNotice>
    )
  }
  const { rows } = log
  const store = (next: readonly TradeOff[]) => autosave.edit('trade-offs', writeTradeOffs(next))
  const add = () => {
    const id = crypto.randomUUID()
    added.current = id
    store([...rows, { id, decision: '', gain: '', cost: '', alternative: '' }])
  }
  const addButton = (
    <Button disabled={readOnly || rows.length >= MOST_ROWS} onClick={add}>
      <Plus aria-hidden size={14} strokeWidth={1.75} />
      Add a trade-off
    </Button>
  )
  if (rows.length === 0) {
    return (
      <EmptyState title="No trade-offs yet" action={addButton}>
        Write down each decision with what it gains, what it costs, and what you would do otherwise.
      </EmptyState>
    )
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: leaving any cell sends what was typed in it
    <div className="p-3" onBlur={() => void autosave.flush()}>
      <table aria-label="Trade-offs" className="w-full table-fixed border-collapse text-left">
        <thead>
          <tr>
            {COLUMNS.map(({ field, label }) => (
              <th key={field} scope="col" className="px-2 pb-1 font-medium text-text-muted text-xs">
                {label}
              </th>
            ))}
            <th scope="col" className="w-9">
              <span className="sr-only">Remove</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row
              key={row.id}
              row={row}
              place={index + 1}
              readOnly={readOnly}
              takesFocus={added.current === row.id}
              onChange={(field, value) =>
                store(rows.map((other) => (other.id === row.id ? { ...other, [field]: value } : other)))
              }
              onRemove={() => store(rows.filter((other) => other.id !== row.id))}
            />
          ))}
        </tbody>
      </table>
      <div className="mt-3">{addButton}</div>
    </div>
  )
}

interface RowProps {
  readonly row: TradeOff
  /** From 1. */
  readonly place: number
  readonly readOnly: boolean
  /** It was just added here. */
  readonly takesFocus: boolean
  readonly onChange: (field: Field, value: string) => void
  readonly onRemove: () => void
}

function Row({ row, place, readOnly, takesFocus, onChange, onRemove }: RowProps) {
  const first = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (takesFocus) first.current?.focus()
  }, [takesFocus])
  return (
    <tr className="align-top">
      {COLUMNS.map(({ field, label, hint }, column) => (
        <td key={field} className="border border-border bg-surface-raised p-0">
          <textarea
            ref={column === 0 ? first : null}
            aria-label={`${label} ${place}`}
            rows={2}
            value={row[field]}
            readOnly={readOnly}
            placeholder={hint}
            onChange={(event) => onChange(field, event.target.value)}
            className="field-sizing-content block min-h-14 w-full resize-none bg-transparent px-2 py-1.5 text-sm outline-offset-[-2px]"
          />
        </td>
      ))}
      <td className="pt-1 pl-1.5">
        <IconButton
          icon={Trash2}
          label={`Remove trade-off ${place}`}
          size="sm"
          disabled={readOnly}
          onClick={onRemove}
        />
      </td>
    </tr>
  )
}
