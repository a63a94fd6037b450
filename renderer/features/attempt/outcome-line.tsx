import type { SqlError, StatementOutcome } from '../../../core/attempt/statement-result.ts'
import { formatCount, formatDuration } from '../../ui/format.ts'

const CANCEL_REASONS = {
  candidate: 'Cancelled by you',
  'time-limit': 'Cancelled: it ran longer than the time limit',
  'size-limit': 'Cancelled: it used more space than a sandbox may',
} as const

/** What became of a statement, in one line; an error with all PostgreSQL said about it. */
export function OutcomeLine({ outcome }: { readonly outcome: StatementOutcome }) {
  switch (outcome.kind) {
    case 'succeeded':
      return (
        <p className="figures mt-1.5 text-text-muted text-xs">
          <span className="font-medium text-success">{outcome.command}</span>
          {outcome.rowCount === null
            ? ''
            : ` · ${formatCount(outcome.rowCount, 'row')}${outcome.moreRows ? ' fetched, more waited' : ''}`}
          {` · ${formatDuration(outcome.durationMs)}`}
        </p>
      )
    case 'failed':
      return <ErrorLines error={outcome.error} durationMs={outcome.durationMs} />
    case 'cancelled':
      return (
        <p className="figures mt-1.5 text-warning text-xs">
          {CANCEL_REASONS[outcome.reason]} · {formatDuration(outcome.durationMs)}
        </p>
      )
  }
}

function ErrorLines({ error, durationMs }: { readonly error: SqlError; readonly durationMs: number }) {
  return (
    <div className="mt-1.5 border-danger border-l-2 pl-2.5 text-xs">
      <p>
        <span className="font-medium text-danger">ERROR{error.code === null ? '' : ` ${error.code}`}</span>{' '}
        {error.message}
      </p>
      {error.detail === null ? null : <p className="text-text-muted">Detail: {error.detail}</p>}
      {error.hint === null ? null : <p className="text-text-muted">Hint: {error.hint}</p>}
      <p className="figures text-text-muted">
        {error.position === null ? '' : `Line ${error.position.line}, column ${error.position.column} · `}
        {formatDuration(durationMs)}
      </p>
    </div>
  )
}
