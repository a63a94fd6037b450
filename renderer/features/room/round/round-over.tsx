import type { RoundView } from '../../../../core/contract/rounds.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'

/** The round has ended: where its record is. */
export function RoundOver({ view, onOpenAttempt }: { readonly view: RoundView; readonly onOpenAttempt: () => void }) {
  const abandoned = view.state === 'abandoned'
  return (
    <div className="flex flex-1 items-center justify-center">
      <EmptyState
        title={abandoned ? 'This round was abandoned.' : 'This round is complete.'}
        action={
          <Button variant="primary" onClick={onOpenAttempt}>
            Open the attempt
          </Button>
        }
      >
        {abandoned
          ? 'It has no score. What you wrote, asked and ran is kept in the history.'
          : 'Your score, the conversation and everything you ran are kept in the history.'}
      </EmptyState>
    </div>
  )
}
