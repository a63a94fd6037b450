import { useNavigate } from '@tanstack/react-router'
import { ArrowRight } from 'lucide-react'
import type { AttemptSummary } from '../../../core/contract/attempts.ts'
import { PHASE_NAMES } from '../../../core/round/phases.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { cn } from '../../ui/cn.ts'
import { formatClock, formatDateTime } from '../../ui/format.ts'
import { LEVEL_NAMES, SHORT_MODE_NAMES, STATE_NAMES, STATE_TONES } from '../../ui/words.ts'

/** Rounds that are not over: the first thing to see, one click from going on. */
export function ResumeCards({ rounds }: { readonly rounds: readonly AttemptSummary[] }) {
  return (
    <section aria-label="Unfinished rounds" className={cn('grid gap-3', rounds.length > 1 && 'grid-cols-2')}>
      {rounds.map((round) => (
        <ResumeCard key={round.attemptId} round={round} />
      ))}
    </section>
  )
}

function ResumeCard({ round }: { readonly round: AttemptSummary }) {
  const navigate = useNavigate()
  const { attemptId } = round
  return (
    <article className="flex items-center gap-5 rounded-lg border border-accent/40 bg-surface px-5 py-4">
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2">
          <span className="truncate font-semibold">{round.caseTitle}</span>
          <Badge tone={STATE_TONES[round.state]}>{STATE_NAMES[round.state]}</Badge>
        </p>
        <p className="mt-0.5 truncate text-sm text-text-muted">
          {round.phase === null ? '' : `${PHASE_NAMES[round.phase]} · `}
          {SHORT_MODE_NAMES[round.mode]} · {LEVEL_NAMES[round.level]}
        </p>
        <p className="truncate text-text-muted text-xs">Last touched {formatDateTime(round.updatedAt)}</p>
      </div>
      <p className="figures text-xl" title="Time counted so far">
        <span className="sr-only">Time counted so far: </span>
        {formatClock(round.clockMs)}
      </p>
      <Button variant="primary" onClick={() => navigate({ to: '/rounds/$attemptId', params: { attemptId } })}>
        {round.state === 'self-evaluation' ? 'Score it' : 'Resume'}
        <span className="sr-only">: {round.caseTitle}</span>
        <ArrowRight aria-hidden size={15} />
      </Button>
    </article>
  )
}
