import { describeError } from '../../api/errors.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { Room, type RoomScreenProps } from './room.tsx'
import { useRound } from './round/use-round.ts'
import { useWorkspace } from './workspace/use-autosave.ts'

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
      return <Room {...props} view={view} round={round} autosave={workspace.autosave} />
  }
}

function Opening({ label }: { readonly label: string }) {
  return (
    <div className="p-8">
      <Spinner label={label} />
    </div>
  )
}
