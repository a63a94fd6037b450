import { useState } from 'react'
import { ResizablePanel, ResizablePanels, ResizeHandle } from '../../../ui/resizable.tsx'
import type { LoadPage } from '../sql/result-rows.ts'
import type { RunModel } from '../sql/run-model.ts'
import { ResultsEmpty } from './results-empty.tsx'
import { RunSummary } from './run-summary.tsx'
import { shownPlace } from './shown-place.ts'
import { SqlErrorNotice } from './sql-error-notice.tsx'
import { StatementDetail } from './statement-detail.tsx'
import { StatementList } from './statement-list.tsx'

export interface ResultsPaneProps {
  /** Null before the first run. */
  readonly run: RunModel | null
  readonly loadPage: LoadPage
  /** Leads the cursor to a place in the script; both count from 1. */
  readonly onGoTo: (line: number, column: number) => void
}

/** What came of the last run: its statements at the left, the chosen one at the right. */
export function ResultsPane({ run, loadPage, onGoTo }: ResultsPaneProps) {
  const [choice, setChoice] = useState<{ readonly runId: string; readonly place: number } | null>(null)
  if (run === null) return <ResultsEmpty />
  const place = shownPlace(run, choice?.runId === run.runId ? choice.place : null)
  const entry = place === null ? undefined : run.entries[place]
  return (
    <ResizablePanels id="room.results">
      <ResizablePanel id="statements" defaultSize="28%" minSize="150px">
        <RunSummary run={run} />
        <StatementList
          run={run}
          selected={place}
          onSelect={(chosen) => setChoice({ runId: run.runId, place: chosen })}
        />
      </ResizablePanel>
      <ResizeHandle label="Width of the statement list" />
      <ResizablePanel id="result" minSize="40%">
        <RunProblems run={run} onGoTo={onGoTo} />
        {entry === undefined ? null : (
          <StatementDetail
            key={`${run.runId}-${entry.index}`}
            entry={entry}
            runIsOver={!run.running}
            loadPage={loadPage}
            onGoTo={onGoTo}
          />
        )}
      </ResizablePanel>
    </ResizablePanels>
  )
}

/** What concerns the run as a whole: why it did not start or broke off, and that its session was begun anew. */
function RunProblems({ run, onGoTo }: Pick<ResultsPaneProps, 'onGoTo'> & { readonly run: RunModel }) {
  if (run.notRun === null && run.resets.length === 0) return null
  return (
    <div className="flex max-h-[50%] shrink-0 flex-col gap-2 overflow-y-auto border-border border-b p-3">
      {run.notRun === null ? null : <SqlErrorNotice error={run.notRun} onGoTo={onGoTo} />}
      {[...new Set(run.resets)].map((reason) => (
        <p key={reason} role="status" className="rounded-md bg-warning-soft px-3 py-2 text-sm">
          {reason}
        </p>
      ))}
    </div>
  )
}
