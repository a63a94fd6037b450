import type { SandboxView } from '../../../../core/contract/rounds.ts'
import { cn } from '../../../ui/cn.ts'

export interface SandboxStateProps {
  readonly sandbox: SandboxView
  readonly readOnly: boolean
  readonly catalogProblem: string | null
}

const DOTS = {
  preparing: 'bg-warning animate-pulse',
  ready: 'bg-success',
  unavailable: 'bg-danger',
} as const

/** One sentence about the sandbox, with a dot in its colour. */
export function SandboxState({ sandbox, readOnly, catalogProblem }: SandboxStateProps) {
  const sentence = sandboxSentence(sandbox, readOnly, catalogProblem)
  return (
    <p
      role="status"
      title={sentence}
      className="ml-auto flex min-w-0 items-center gap-2 pr-1 pl-3 text-text-muted text-xs"
    >
      <span aria-hidden className={cn('size-1.5 shrink-0 rounded-full', DOTS[sandbox.state])} />
      <span className="truncate">{sentence}</span>
    </p>
  )
}

function sandboxSentence(sandbox: SandboxView, readOnly: boolean, catalogProblem: string | null): string {
  if (sandbox.state !== 'ready') return sandbox.message
  if (readOnly) return 'SQL can be run while the round is running.'
  if (sandbox.message !== null) return sandbox.message
  return catalogProblem === null
    ? 'The sandbox is ready.'
    : `The sandbox is ready, but its names cannot be completed: ${catalogProblem}`
}
