import { CircleX } from 'lucide-react'
import type { SqlError } from '../../../../core/attempt/statement-result.ts'
import { Button } from '../../../ui/button.tsx'

export interface SqlErrorNoticeProps {
  readonly error: SqlError
  /** Leads the cursor to the place; line and column count from 1. */
  readonly onGoTo: (line: number, column: number) => void
}

/** PostgreSQL's error in its own words, with the way to its place in the script. */
export function SqlErrorNotice({ error, onGoTo }: SqlErrorNoticeProps) {
  const { position } = error
  return (
    <div
      role="alert"
      className="flex items-start gap-2.5 rounded-md border border-danger/40 bg-danger-soft px-3 py-2.5 text-sm"
    >
      <CircleX aria-hidden size={16} strokeWidth={1.75} className="mt-0.5 shrink-0 text-danger" />
      <div className="min-w-0 flex-1 select-text break-words">
        <p className="font-medium">{error.message}</p>
        {error.detail === null ? null : <p className="mt-1">{error.detail}</p>}
        {error.hint === null ? null : (
          <p className="mt-1">
            <span className="font-medium">Hint: </span>
            {error.hint}
          </p>
        )}
        {error.code === null ? null : <p className="mt-1 font-mono text-text-muted text-xs">SQLSTATE {error.code}</p>}
      </div>
      {position === null ? null : (
        <Button size="sm" onClick={() => onGoTo(position.line, position.column)}>
          Go to line {position.line}
        </Button>
      )}
    </div>
  )
}
