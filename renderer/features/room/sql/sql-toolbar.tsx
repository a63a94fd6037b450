import { ListVideo, Play, Square } from 'lucide-react'
import type { SandboxView } from '../../../../core/contract/rounds.ts'
import { Button } from '../../../ui/button.tsx'
import { Tooltip } from '../../../ui/tooltip.tsx'
import { ElapsedTime } from './elapsed-time.tsx'
import { SandboxState } from './sandbox-state.tsx'

export interface SqlToolbarProps {
  readonly sandbox: SandboxView
  readonly readOnly: boolean
  /** `performance.now()` at the start of the run in progress; null when nothing runs. */
  readonly runningSince: number | null
  /** Why names cannot be completed; null when they can. */
  readonly catalogProblem: string | null
  readonly onRunStatement: () => void
  readonly onRunScript: () => void
  readonly onCancel: () => void
}

/** Run, cancel, and how the sandbox stands. */
export function SqlToolbar(props: SqlToolbarProps) {
  const { sandbox, readOnly, runningSince, catalogProblem } = props
  const blocked = sandbox.state !== 'ready' || readOnly || runningSince !== null
  return (
    <div className="flex h-10 shrink-0 items-center gap-1.5 border-border border-b bg-surface px-2">
      <Tooltip label="Run the selection or the statement at the cursor" keys="Mod+Enter">
        <Button size="sm" variant="primary" aria-disabled={blocked} onClick={props.onRunStatement}>
          <Play aria-hidden size={13} />
          Run statement
        </Button>
      </Tooltip>
      <Tooltip label="Run the whole script" keys="Shift+Mod+Enter">
        <Button size="sm" aria-disabled={blocked} onClick={props.onRunScript}>
          <ListVideo aria-hidden size={13} />
          Run all
        </Button>
      </Tooltip>
      {runningSince === null ? null : (
        // A quick statement ends before the button is seen.
        <span className="transition-opacity delay-150 duration-100 starting:opacity-0">
          <Tooltip label="Cancel the running script" keys="Escape">
            <Button size="sm" variant="quiet" onClick={props.onCancel}>
              <Square aria-hidden size={11} className="text-danger" />
              Cancel
              <ElapsedTime startedAt={runningSince} />
            </Button>
          </Tooltip>
        </span>
      )}
      <SandboxState sandbox={sandbox} readOnly={readOnly} catalogProblem={catalogProblem} />
    </div>
  )
}
