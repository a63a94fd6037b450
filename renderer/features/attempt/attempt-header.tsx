import { Link, useNavigate } from '@tanstack/react-router'
import { ArrowRight, Ellipsis, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { AttemptSummary } from '../../../core/contract/attempts.ts'
import { MODE_NAMES } from '../../../core/round/phases.ts'
import { describeError } from '../../api/errors.ts'
import { useDeleteAttempt } from '../../api/queries.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { formatClock, formatCount, formatDateTime } from '../../ui/format.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { toastDone, toastError } from '../../ui/toast.tsx'
import { isUnfinished, LEVEL_NAMES, STATE_NAMES, STATE_TONES } from '../../ui/words.ts'

/** Which attempt this is, and what can be done with it. */
export function AttemptHeader({ summary }: { readonly summary: AttemptSummary }) {
  const navigate = useNavigate()
  const remove = useDeleteAttempt()
  const [asking, setAsking] = useState(false)
  const { attemptId } = summary

  const deleteIt = () =>
    remove.mutate(attemptId, {
      onSuccess: () => {
        toastDone('Attempt deleted')
        void navigate({ to: '/history' })
      },
      onError: (error) => {
        setAsking(false)
        toastError('The attempt was not deleted', describeError(error))
      },
    })

  return (
    <header className="flex items-center gap-4 px-8 pt-6 pb-4">
      <div className="min-w-0 flex-1">
        <Link to="/history" className="text-text-muted text-xs hover:text-text hover:underline">
          History
        </Link>
        <h1 className="flex items-center gap-2.5 font-semibold text-xl">
          <span className="truncate">{summary.caseTitle}</span>
          <Badge tone={STATE_TONES[summary.state]}>{STATE_NAMES[summary.state]}</Badge>
        </h1>
        <p className="figures text-sm text-text-muted">
          {MODE_NAMES[summary.mode]} · {LEVEL_NAMES[summary.level]} · {formatDateTime(summary.startedAt)} ·{' '}
          {formatClock(summary.clockMs)} on the clock · {formatCount(summary.questions, 'question')} ·{' '}
          {formatCount(summary.statements, 'statement')}
        </p>
      </div>
      {isUnfinished(summary.state) ? (
        <Button variant="primary" onClick={() => navigate({ to: '/rounds/$attemptId', params: { attemptId } })}>
          {summary.state === 'self-evaluation' ? 'Score yourself' : 'Resume round'}
          <ArrowRight aria-hidden size={15} />
        </Button>
      ) : null}
      <Menu
        trigger={<IconButton icon={Ellipsis} label="More actions" />}
        items={[{ label: 'Delete attempt', icon: Trash2, danger: true, onSelect: () => setAsking(true) }]}
      />
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Delete this attempt?"
        confirmLabel="Delete attempt"
        cancelLabel="Keep it"
        danger
        busy={remove.isPending}
        onConfirm={deleteIt}
      >
        Its conversation, notes, SQL, scores and its database are removed. This cannot be undone.
      </ConfirmDialog>
    </header>
  )
}
