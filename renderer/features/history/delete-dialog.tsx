import type { AttemptSummary } from '../../../core/contract/attempts.ts'
import { describeError } from '../../api/errors.ts'
import { useDeleteAttempt } from '../../api/queries.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { formatDateTime } from '../../ui/format.ts'
import { toastDone, toastError } from '../../ui/toast.tsx'

/** Asks before an attempt is deleted for good, then deletes it. */
export function DeleteDialog({ attempt, onClose }: { readonly attempt: AttemptSummary; readonly onClose: () => void }) {
  const remove = useDeleteAttempt()
  const confirm = () =>
    remove.mutate(attempt.attemptId, {
      onSuccess: () => {
        onClose()
        toastDone('Attempt deleted')
      },
      onError: (error) => {
        onClose()
        toastError('The attempt was not deleted', describeError(error))
      },
    })
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title="Delete this attempt?"
      confirmLabel="Delete attempt"
      cancelLabel="Keep it"
      danger
      busy={remove.isPending}
      onConfirm={confirm}
    >
      {attempt.caseTitle}, started {formatDateTime(attempt.startedAt)}. Its conversation, notes, SQL, scores and its
      database are removed. This cannot be undone.
    </ConfirmDialog>
  )
}
