import type { LoadPage } from '../sql/result-rows.ts'
import type { StatementEntry } from '../sql/run-model.ts'
import { NoticeList } from './notice-list.tsx'
import { ResultGrid } from './result-grid.tsx'
import { SqlErrorNotice } from './sql-error-notice.tsx'
import { oneLine, summaryOf } from './statement-summary.ts'

export interface StatementDetailProps {
  readonly entry: StatementEntry
  readonly runIsOver: boolean
  readonly loadPage: LoadPage
  readonly onGoTo: (line: number, column: number) => void
}

/** Everything one statement brought: its error, its notices, its rows. */
export function StatementDetail({ entry, runIsOver, loadPage, onGoTo }: StatementDetailProps) {
  const { outcome, result, notices } = entry
  const failed = outcome?.kind === 'failed'
  const hasWords = failed || notices.length > 0 || result === null
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {hasWords ? (
        <div
          className={`flex flex-col gap-2 overflow-y-auto p-3 ${result === null ? 'min-h-0 flex-1' : 'max-h-[40%]'}`}
        >
          {failed ? <SqlErrorNotice error={outcome.error} onGoTo={onGoTo} /> : null}
          <NoticeList notices={notices} />
          {result === null && !failed ? (
            <p className="figures text-sm text-text-muted">{summaryOf(entry, runIsOver)}</p>
          ) : null}
        </div>
      ) : null}
      {result === null ? null : (
        <ResultGrid
          key={result.resultId}
          result={result}
          loadPage={loadPage}
          label={`Result of ${oneLine(entry.sql).slice(0, 80)}`}
        />
      )}
    </div>
  )
}
