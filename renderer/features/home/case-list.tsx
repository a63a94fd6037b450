import type { CaseSummary } from '../../../core/contract/cases.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatCount, formatDateTime, formatPoints } from '../../ui/format.ts'
import { SectionHeading } from '../../ui/section-heading.tsx'

export interface CaseListProps {
  readonly cases: readonly CaseSummary[]
  readonly onStart: (caseId: string) => void
}

/** The cases, each with what it tests and how the candidate has done. */
export function CaseList({ cases, onStart }: CaseListProps) {
  return (
    <section aria-label="Cases">
      <SectionHeading aside={<span className="text-text-muted text-xs">{formatCount(cases.length, 'case')}</span>}>
        Cases
      </SectionHeading>
      <Card>
        {cases.length === 0 ? (
          <EmptyState title="No case can be started">
            None was found, or each has a problem that is listed below.
          </EmptyState>
        ) : (
          <ul className="divide-y divide-border">
            {cases.map((summary) => (
              <CaseRow key={summary.id} summary={summary} onStart={onStart} />
            ))}
          </ul>
        )}
      </Card>
    </section>
  )
}

function CaseRow({ summary, onStart }: { readonly summary: CaseSummary; readonly onStart: (caseId: string) => void }) {
  return (
    <li className="flex items-center gap-6 px-5 py-4">
      <div className="min-w-0 flex-1">
        <div className="flex items-center gap-2">
          <h3 className="font-semibold">{summary.title}</h3>
          {summary.difficulty === 'hard' ? <Badge tone="warning">Hard</Badge> : null}
        </div>
        <p className="mt-0.5 text-sm text-text-muted">{summary.tagline}</p>
        <ul aria-label="Tests" className="mt-2 flex flex-wrap gap-1.5">
          {summary.tests.map((topic) => (
            <li key={topic}>
              <Badge>{topic}</Badge>
            </li>
          ))}
        </ul>
      </div>
      <Record summary={summary} />
      <Button
        variant="secondary"
        className="w-20"
        aria-label={`Start ${summary.title}`}
        onClick={() => onStart(summary.id)}
      >
        Start
      </Button>
    </li>
  )
}

function Record({ summary }: { readonly summary: CaseSummary }) {
  if (summary.attempts === 0) return <p className="w-44 text-right text-sm text-text-muted">Not tried yet</p>
  return (
    <div className="w-44 text-right">
      <p className="figures text-sm">
        {summary.bestOwnTotal === null ? (
          <span className="text-text-muted">No score yet</span>
        ) : (
          <>
            <span className="text-text-muted">Best </span>
            <span className="font-semibold text-base">{formatPoints(summary.bestOwnTotal)}</span>
            <span className="text-text-muted"> / 100</span>
          </>
        )}
      </p>
      <p className="text-text-muted text-xs">
        {formatCount(summary.attempts, 'attempt')}
        {summary.lastAttemptAt === null ? '' : ` · ${formatDateTime(summary.lastAttemptAt).split(',')[0] ?? ''}`}
      </p>
    </div>
  )
}
