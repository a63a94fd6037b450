import { Link } from '@tanstack/react-router'
import { Trash2 } from 'lucide-react'
import type { AttemptSummary } from '../../../core/contract/attempts.ts'
import { PHASE_NAMES } from '../../../core/round/phases.ts'
import { Badge } from '../../ui/badge.tsx'
import { formatClock, formatCount, formatDateTime, formatPoints } from '../../ui/format.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { LEVEL_NAMES, SHORT_MODE_NAMES, STATE_NAMES, STATE_TONES } from '../../ui/words.ts'

/** The columns of the list, shared with its heading. */
export const COLUMNS = 'grid grid-cols-[minmax(0,1fr)_120px_90px_80px_80px_80px_160px_32px] items-center gap-4'

/** One attempt: a link to its page, and a way to delete it. */
export function AttemptRow({ attempt, onDelete }: { readonly attempt: AttemptSummary; readonly onDelete: () => void }) {
  const where = attempt.phase === null ? '' : ` · ${PHASE_NAMES[attempt.phase]}`
  return (
    <div className={`${COLUMNS} relative h-full border-border border-b px-8 text-sm hover:bg-surface-sunken/60`}>
      <span className="flex min-w-0 items-baseline gap-2">
        <Link
          to="/attempts/$attemptId"
          params={{ attemptId: attempt.attemptId }}
          className="truncate font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:outline-offset-[-3px]"
        >
          {attempt.caseTitle}
        </Link>
        <span className="shrink-0 text-text-muted text-xs">
          {LEVEL_NAMES[attempt.level]}
          {where}
        </span>
      </span>
      <span>
        <Badge tone={STATE_TONES[attempt.state]}>{STATE_NAMES[attempt.state]}</Badge>
      </span>
      <span className="text-text-muted">{SHORT_MODE_NAMES[attempt.mode]}</span>
      <span className="figures text-right text-text-muted">{formatClock(attempt.clockMs)}</span>
      <span className="figures text-right text-text-muted">
        {formatCount(attempt.statements)}
        <span className="sr-only"> statements</span>
      </span>
      <span className="figures text-right font-medium">
        {attempt.ownTotal === null ? (
          <span className="font-normal text-text-muted">none</span>
        ) : (
          formatPoints(attempt.ownTotal)
        )}
        <span className="sr-only"> own points</span>
      </span>
      <span className="figures text-right text-text-muted">{formatDateTime(attempt.startedAt)}</span>
      <IconButton
        icon={Trash2}
        size="sm"
        side="left"
        label={`Delete the attempt at ${attempt.caseTitle}`}
        className="relative text-text-muted hover:text-danger"
        onClick={onDelete}
      />
    </div>
  )
}
