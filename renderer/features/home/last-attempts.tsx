import { Link } from '@tanstack/react-router'
import type { AttemptSummary } from '../../../core/contract/attempts.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { formatClock, formatDateTime, formatPoints } from '../../ui/format.ts'
import { SectionHeading } from '../../ui/section-heading.tsx'
import { SHORT_MODE_NAMES, STATE_NAMES, STATE_TONES } from '../../ui/words.ts'

export interface LastAttemptsProps {
  readonly attempts: readonly AttemptSummary[]
  /** How many attempts there are in all. */
  readonly total: number
}

/** The newest attempts, each a link to its page. */
export function LastAttempts({ attempts, total }: LastAttemptsProps) {
  return (
    <section aria-label="Last attempts">
      <SectionHeading
        aside={
          total > attempts.length ? (
            <Link to="/history" className="text-accent text-sm hover:underline">
              All {total} attempts
            </Link>
          ) : undefined
        }
      >
        Last attempts
      </SectionHeading>
      <Card>
        <ul className="divide-y divide-border">
          {attempts.map((attempt) => (
            <li key={attempt.attemptId}>
              <Link
                to="/attempts/$attemptId"
                params={{ attemptId: attempt.attemptId }}
                className="grid grid-cols-[minmax(0,1fr)_130px_90px_80px_70px_170px] items-center gap-4 px-5 py-2.5 text-sm outline-offset-[-3px] hover:bg-surface-sunken"
              >
                <span className="truncate font-medium">{attempt.caseTitle}</span>
                <span>
                  <Badge tone={STATE_TONES[attempt.state]}>{STATE_NAMES[attempt.state]}</Badge>
                </span>
                <span className="text-text-muted">{SHORT_MODE_NAMES[attempt.mode]}</span>
                <span className="figures text-right text-text-muted">{formatClock(attempt.clockMs)}</span>
                <span className="figures text-right font-medium">
                  {attempt.ownTotal === null ? (
                    <span className="font-normal text-text-muted">no score</span>
                  ) : (
                    formatPoints(attempt.ownTotal)
                  )}
                </span>
                <span className="figures text-right text-text-muted">{formatDateTime(attempt.startedAt)}</span>
              </Link>
            </li>
          ))}
        </ul>
      </Card>
    </section>
  )
}
