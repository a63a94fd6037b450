import type { RoundCommand, RoundView } from '../../../../core/contract/rounds.ts'
import { PHASE_NAMES, type Phase } from '../../../../core/round/phases.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { isInLastPhase } from './last-phase.ts'

/** What the candidate is about to do and should be asked about. */
export type RoundQuestion =
  | { readonly kind: 'finish' }
  | { readonly kind: 'abandon' }
  | { readonly kind: 'revisit'; readonly phase: Phase }

interface Wording {
  readonly title: string
  readonly text: string
  readonly confirmLabel: string
  readonly cancelLabel: string
  readonly danger: boolean
  readonly command: RoundCommand
}

/** The dialog before a step of the round. `question` is null while nothing is asked. */
export function RoundConfirm(props: {
  readonly question: RoundQuestion | null
  readonly view: RoundView
  readonly busy: boolean
  readonly onClose: () => void
  readonly onConfirm: (command: RoundCommand) => void
}) {
  if (props.question === null) return null
  const wording = wordingOf(props.question, props.view)
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => {
        if (!open) props.onClose()
      }}
      title={wording.title}
      confirmLabel={wording.confirmLabel}
      cancelLabel={wording.cancelLabel}
      danger={wording.danger}
      busy={props.busy}
      onConfirm={() => props.onConfirm(wording.command)}
    >
      {wording.text}
    </ConfirmDialog>
  )
}

function wordingOf(question: RoundQuestion, view: RoundView): Wording {
  switch (question.kind) {
    case 'finish':
      return finishWording(view)
    case 'abandon':
      return {
        title: 'Abandon this round?',
        text: 'The round ends without a score and cannot be taken up again. What you wrote and ran stays in the history.',
        confirmLabel: 'Abandon the round',
        cancelLabel: 'Stay in the round',
        danger: true,
        command: { kind: 'abandon' },
      }
    case 'revisit': {
      const name = PHASE_NAMES[question.phase]
      return {
        title: `Go back to ${name}?`,
        text: `The clock goes on, and the time counts towards ${name} again. That you went back is recorded.`,
        confirmLabel: 'Go back',
        cancelLabel: 'Stay here',
        danger: false,
        command: { kind: 'revisit-phase', phase: question.phase },
      }
    }
  }
}

function finishWording(view: RoundView): Wording {
  const command = { kind: 'finish-phase' } as const
  if (isInLastPhase(view)) {
    return {
      title: 'Finish the round?',
      text: 'The clock stops for good and you score yourself next. No SQL can be run after this.',
      confirmLabel: 'End the round',
      cancelLabel: 'Stay in the round',
      danger: false,
      command,
    }
  }
  const phases = view.clock.phases
  const next = phases[phases.findIndex(({ phase }) => phase === view.phase) + 1]
  return {
    title: view.phase === null ? 'Finish this phase?' : `Finish ${PHASE_NAMES[view.phase]}?`,
    text:
      next === undefined
        ? 'The next phase begins at once.'
        : `${PHASE_NAMES[next.phase]} begins at once. You can come back to this phase later.`,
    confirmLabel: 'Move on',
    cancelLabel: 'Stay here',
    danger: false,
    command,
  }
}
