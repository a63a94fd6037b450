import type { ReactNode } from 'react'
import type { RoundView } from '../../../core/contract/rounds.ts'
import { describeError } from '../../api/errors.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { Room } from './room.tsx'
import { useRound } from './round/use-round.ts'
import { type OpenedWorkspace, useWorkspace } from './workspace/use-autosave.ts'

export interface RoomScreenProps {
  readonly attemptId: string
  /** What is shown when the round is over and the candidate scores themself. */
  readonly renderSelfEvaluation: (view: RoundView) => ReactNode
  readonly onOpenAttempt: (attemptId: string) => void
}

/** The room of one attempt, from its briefing to the self-evaluation. */
export function RoomScreen(props: RoomScreenProps) {
  return <OpenedRoom key={props.attemptId} {...props} />
}

function OpenedRoom(props: RoomScreenProps) {
  const round = useRound(props.attemptId)
  const workspace = useWorkspace(props.attemptId)
  const { view, following } = round
  if (view === null) {
    if (following.kind !== 'failed') return <Opening label="Opening the room" />
    return <ErrorNotice className="m-6" message={describeError(following.error)} onRetry={round.retry} />
  }
  return (
    <WithWorkspace
      workspace={workspace}
      children={(autosave) => <Room {...props} view={view} round={round} autosave={autosave} />}
    />
  )
}

function WithWorkspace(props: {
  readonly workspace: OpenedWorkspace
  readonly children: (autosave: Extract<OpenedWorkspace, { kind: 'open' }>['autosave']) => ReactNode
}) {
  const { workspace } = props
  switch (workspace.kind) {
    case 'opening':
      return <Opening label="Opening the workspace" />
    case 'failed':
      return (
        <ErrorNotice
          className="m-6"
          message={`The workspace could not be read. ${describeError(workspace.error)}`}
          onRetry={workspace.retry}
        />
      )
    case 'open':
      return props.children(workspace.autosave)
  }
}

function Opening({ label }: { readonly label: string }) {
  return (
    <div className="p-8">
      <Spinner label={label} />
    </div>
  )
}
