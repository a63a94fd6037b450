import type { StatementRecord } from '../../../core/contract/attempts.ts'
import { PHASE_NAMES } from '../../../core/round/phases.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatClock } from '../../ui/format.ts'
import { OutcomeLine } from './outcome-line.tsx'

/** Every statement that was run, in order, with what became of it. */
export function StatementsTab({ statements }: { readonly statements: readonly StatementRecord[] }) {
  if (statements.length === 0) {
    return <EmptyState title="No statement was run">The SQL that was written is under Notes and SQL.</EmptyState>
  }
  return (
    <ol className="max-w-[1180px] divide-y divide-border px-8 py-4">
      {statements.map((statement) => (
        <li
          key={statement.seq}
          className="grid grid-cols-[56px_120px_minmax(0,1fr)] gap-4 py-3 [contain-intrinsic-size:auto_84px] [content-visibility:auto]"
        >
          <span className="figures pt-px text-right text-text-muted text-xs">{formatClock(statement.clockMs)}</span>
          <span className="text-text-muted text-xs">
            {statement.phase === null ? '' : PHASE_NAMES[statement.phase]}
          </span>
          <div className="min-w-0">
            <pre
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
              tabIndex={0}
              className="max-h-56 overflow-auto rounded-md bg-surface-sunken px-3 py-2 font-mono text-xs"
            >
              {statement.sql.trim()}
            </pre>
            <OutcomeLine outcome={statement.outcome} />
            {statement.notices.map((notice) => (
              <p key={`${notice.severity} ${notice.message}`} className="mt-1 font-mono text-text-muted text-xs">
                {notice.severity}: {notice.message}
              </p>
            ))}
          </div>
        </li>
      ))}
    </ol>
  )
}
