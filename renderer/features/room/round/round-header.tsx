import { Flag, MoreHorizontal, Pause, Play } from 'lucide-react'
import { useState } from 'react'
import type { RoundCommand, RoundView } from '../../../../core/contract/rounds.ts'
import { MODE_NAMES } from '../../../../core/round/phases.ts'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { isInLastPhase } from './last-phase.ts'
import { PhaseStepper } from './phase-stepper.tsx'
import { RoundConfirm, type RoundQuestion } from './round-confirm.tsx'
import type { RoundStore } from './round-store.ts'
import { TotalClock } from './total-clock.tsx'
import type { RoundCommands } from './use-round-command.ts'

export interface RoundHeaderProps {
  readonly view: RoundView
  readonly store: RoundStore
  readonly commands: RoundCommands
}

/** Phases, clocks and the round's controls. */
export function RoundHeader({ view, store, commands }: RoundHeaderProps) {
  const [question, setQuestion] = useState<RoundQuestion | null>(null)
  const isRunning = view.state === 'running'
  const isOver = view.state === 'completed' || view.state === 'abandoned'
  const answer = async (command: RoundCommand) => {
    if (await commands.run(command)) setQuestion(null)
  }
  const abandon = {
    label: 'Abandon round',
    icon: Flag,
    danger: true,
    onSelect: () => setQuestion({ kind: 'abandon' }),
  } as const
  return (
    <header className="flex shrink-0 items-center gap-3 border-border border-b bg-surface px-3 py-1.5">
      <div className="sr-only w-36 shrink-0 min-[1100px]:not-sr-only min-[1100px]:w-36">
        <h1 className="truncate font-semibold text-sm">{view.caseTitle}</h1>
        <p className="truncate text-2xs text-text-muted">{MODE_NAMES[view.mode]}</p>
      </div>
      <PhaseStepper
        store={store}
        initial={view.clock}
        onRevisit={isRunning ? (phase) => setQuestion({ kind: 'revisit', phase }) : null}
      />
      <TotalClock store={store} initial={view.clock} stopped={!isRunning} />
      <div className="flex shrink-0 items-center gap-1">
        <RunningControls view={view} commands={commands} onFinish={() => setQuestion({ kind: 'finish' })} />
        {isOver ? null : (
          <Menu trigger={<IconButton icon={MoreHorizontal} label="More about this round" />} items={[abandon]} />
        )}
      </div>
      <RoundConfirm
        question={question}
        view={view}
        busy={commands.busy}
        onClose={() => setQuestion(null)}
        onConfirm={(command) => void answer(command)}
      />
    </header>
  )
}

function RunningControls(props: {
  readonly view: RoundView
  readonly commands: RoundCommands
  readonly onFinish: () => void
}) {
  const { view, commands } = props
  if (view.state === 'paused') {
    return (
      <Button variant="primary" disabled={commands.busy} onClick={() => void commands.run({ kind: 'resume' })}>
        <Play aria-hidden size={14} strokeWidth={1.75} />
        Resume
      </Button>
    )
  }
  if (view.state !== 'running') return null
  return (
    <>
      {view.canExtend ? (
        <Button
          variant="quiet"
          disabled={commands.busy}
          onClick={() => void commands.run({ kind: 'extend', minutes: 5 })}
        >
          +5 min
        </Button>
      ) : null}
      <Button disabled={commands.busy} onClick={() => void commands.run({ kind: 'pause' })}>
        <Pause aria-hidden size={14} strokeWidth={1.75} />
        Pause
      </Button>
      <Button variant="primary" disabled={commands.busy} onClick={props.onFinish}>
        {isInLastPhase(view) ? 'Finish round' : 'Finish phase'}
      </Button>
    </>
  )
}
