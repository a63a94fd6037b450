import type { ReactNode } from 'react'
import type { RoundView } from '../../../core/contract/rounds.ts'
import { describeError } from '../../api/errors.ts'
import { Button } from '../../ui/button.tsx'
import { ResizablePanel, ResizablePanels, ResizeHandle } from '../../ui/resizable.tsx'
import type { Autosave } from './autosave.ts'
import { Conversation } from './conversation/conversation.tsx'
import { Briefing } from './round/briefing.tsx'
import { RoundHeader } from './round/round-header.tsx'
import { RoundOver } from './round/round-over.tsx'
import type { Round } from './round/use-round.ts'
import { type RoundCommands, useRoundCommand } from './round/use-round-command.ts'
import { Conflicts } from './workspace/conflicts.tsx'
import { NotSavedBanner } from './workspace/save-status.tsx'
import { WarningBanner } from './workspace/warning-banner.tsx'
import { Workspace } from './workspace/workspace.tsx'

export interface RoomScreenProps {
  readonly attemptId: string
  /** What is shown when the round is over and the candidate scores themself. */
  readonly renderSelfEvaluation: (view: RoundView) => ReactNode
  readonly onOpenAttempt: (attemptId: string) => void
}

interface RoomProps extends RoomScreenProps {
  readonly view: RoundView
  readonly round: Round
  readonly autosave: Autosave
}

/** The room with everything it needs: header, banners, and what the state of the round calls for. */
export function Room(props: RoomProps) {
  const { view, round, autosave } = props
  const commands = useRoundCommand(view.attemptId, () => autosave.flush())
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <RoundHeader view={view} store={round.store} commands={commands} />
      <FollowingBanner round={round} />
      <NotSavedBanner autosave={autosave} />
      <Conflicts autosave={autosave} />
      <Stage {...props} commands={commands} />
    </div>
  )
}

function Stage(props: RoomProps & { readonly commands: RoundCommands }) {
  const { view, autosave, commands } = props
  switch (view.state) {
    case 'briefing':
      return <Briefing view={view} commands={commands} />
    case 'running':
    case 'paused':
      return <Desk view={view} autosave={autosave} />
    case 'self-evaluation':
      return <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">{props.renderSelfEvaluation(view)}</div>
    case 'completed':
    case 'abandoned':
      return <RoundOver view={view} onOpenAttempt={() => props.onOpenAttempt(view.attemptId)} />
  }
}

function Desk({ view, autosave }: { readonly view: RoundView; readonly autosave: Autosave }) {
  const isPaused = view.state === 'paused'
  return (
    <>
      {isPaused ? (
        <div role="status" className="shrink-0 border-border border-b bg-accent-soft px-3 py-1.5 text-sm">
          <p>
            <strong className="font-semibold">Paused.</strong> No time counts, and nothing can be changed until you
            resume.
          </p>
        </div>
      ) : null}
      <ResizablePanels id="room">
        <ResizablePanel id="conversation" defaultSize="30%" minSize="260px" maxSize="50%">
          <Conversation view={view} />
        </ResizablePanel>
        <ResizeHandle label="Width of the conversation" />
        <ResizablePanel id="workspace" minSize="40%">
          <Workspace view={view} autosave={autosave} readOnly={isPaused} />
        </ResizablePanel>
      </ResizablePanels>
    </>
  )
}

function FollowingBanner({ round }: { readonly round: Round }) {
  const { following, retry } = round
  if (following.kind === 'interrupted') {
    return (
      <WarningBanner>
        The connection to the round was lost and is being opened again. What you type is kept.
      </WarningBanner>
    )
  }
  if (following.kind !== 'failed') return null
  return (
    <WarningBanner
      action={
        <Button size="sm" onClick={retry}>
          Try again
        </Button>
      }
    >
      The room no longer follows the round. {describeError(following.error)}
    </WarningBanner>
  )
}
