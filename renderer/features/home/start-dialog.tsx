import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { DEFAULT_SETTINGS } from '../../../core/contract/settings.ts'
import {
  type Level,
  MODE_NAMES,
  MODES,
  type Mode,
  PHASE_NAMES,
  PHASES,
  type Phase,
} from '../../../core/round/phases.ts'
import { describeError } from '../../api/errors.ts'
import { casePreviewQuery, useSettings, useStartRound } from '../../api/queries.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { RadioList } from '../../ui/radio-list.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Select } from '../../ui/select.tsx'
import { LEVEL_NAMES } from '../../ui/words.ts'

const MODE_HINTS: Readonly<Record<Mode, string>> = {
  'full-60': 'The long interview',
  'full-45': 'The usual interview',
  'short-25': 'All five phases, tighter',
  'one-phase': 'Practice; extra time allowed',
  untimed: 'Practice without limits',
}
const MODE_OPTIONS = MODES.map((mode) => ({ value: mode, label: MODE_NAMES[mode], hint: MODE_HINTS[mode] }))
const PHASE_OPTIONS = PHASES.map((phase) => ({ value: phase, label: PHASE_NAMES[phase] }))
const LEVEL_OPTIONS = (['senior', 'staff'] as const).map((level) => ({ value: level, label: LEVEL_NAMES[level] }))
const LEVEL_HINTS: Readonly<Record<Level, string>> = {
  senior: 'A sound design with its reasons, and hints when you are stuck.',
  staff: 'More is asked, hints are fewer, and scale and operations weigh in earlier.',
}

/** Mode, level and phase for a round of one case, with the candidate's usual choice already made. */
export function StartDialog({ caseId, onClose }: { readonly caseId: string; readonly onClose: () => void }) {
  const preview = useQuery(casePreviewQuery(caseId))
  const settings = useSettings() ?? DEFAULT_SETTINGS
  const [chosenMode, setMode] = useState<Mode | null>(null)
  const [chosenLevel, setLevel] = useState<Level | null>(null)
  const [phase, setPhase] = useState<Phase>('deep-dive')
  const mode = chosenMode ?? settings.defaultMode
  const level = chosenLevel ?? settings.defaultLevel
  const start = useStartRound()
  const navigate = useNavigate()

  const begin = () =>
    start.mutate(
      { caseId, mode, level, phase: mode === 'one-phase' ? phase : null },
      { onSuccess: ({ attemptId }) => navigate({ to: '/rounds/$attemptId', params: { attemptId } }) },
    )

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title={preview.data?.summary.title ?? 'Start a round'}
      description={preview.data?.summary.tagline ?? 'Choose how you want to sit it.'}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" autoFocus disabled={start.isPending || preview.isError} onClick={begin}>
            {start.isPending ? 'Starting' : 'Start round'}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {preview.isError ? (
          <ErrorNotice
            message={`This case could not be read. ${describeError(preview.error)}`}
            onRetry={() => preview.refetch()}
          />
        ) : null}
        {start.isError ? (
          <ErrorNotice message={`The round could not be started. ${describeError(start.error)}`} />
        ) : null}
        <Choice title="Mode">
          <RadioList label="Mode" value={mode} options={MODE_OPTIONS} onChange={setMode} />
        </Choice>
        {mode === 'one-phase' ? (
          <Choice title="Phase">
            <Select label="Phase" value={phase} options={PHASE_OPTIONS} onChange={setPhase} className="w-full" />
          </Choice>
        ) : null}
        <Choice title="Level">
          <Segmented label="Level" value={level} options={LEVEL_OPTIONS} onChange={setLevel} className="w-full" />
          <p className="mt-1.5 text-text-muted text-xs">{LEVEL_HINTS[level]}</p>
        </Choice>
      </div>
    </Dialog>
  )
}

function Choice({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <p className="mb-1.5 font-medium text-sm">{title}</p>
      {children}
    </div>
  )
}
