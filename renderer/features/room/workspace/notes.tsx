import { useState } from 'react'
import { PHASE_NAMES, type Phase } from '../../../../core/round/phases.ts'
import { Segmented } from '../../../ui/segmented.tsx'
import type { Autosave } from '../autosave.ts'
import { notesOf } from './document-titles.ts'
import { useDocument } from './use-autosave.ts'

const HINTS: Readonly<Record<Phase, string>> = {
  requirements:
    'What must it do, for how many, how fast, how consistent? Which answers did you get, and what do you assume?',
  'high-level': 'Which entities are there, how do they relate, and which questions will be asked of them most?',
  'deep-dive':
    'Why these keys, types, indexes and constraints? What happens when two people do this at the same moment?',
  scaling: 'What breaks first, at which figure, and what do you do then? What comes after that?',
  'wrap-up': 'What would you watch, how would you restore it, how would you change the schema in production?',
}

export interface NotesProps {
  readonly autosave: Autosave
  /** The phases of this round, in order. */
  readonly phases: readonly Phase[]
  /** The phase the round stands in; null before and after. */
  readonly current: Phase | null
  readonly readOnly: boolean
}

/** The notes, one text a phase. When the round moves on, the notes of the new phase are shown. */
export function Notes({ autosave, phases, current, readOnly }: NotesProps) {
  const [chosen, setChosen] = useState({ phase: current, during: current })
  // Choosing holds until the round stands in another phase.
  const phase = (chosen.during === current ? chosen.phase : current) ?? phases[0] ?? 'requirements'
  const { text } = useDocument(autosave, notesOf(phase))
  return (
    <div className="flex h-full flex-col">
      {phases.length > 1 ? (
        <div className="shrink-0 border-border border-b px-3 py-1.5">
          <Segmented
            label="Notes of phase"
            value={phase}
            options={phases.map((value) => ({ value, label: PHASE_NAMES[value] }))}
            onChange={(next) => setChosen({ phase: next, during: current })}
          />
        </div>
      ) : null}
      <textarea
        key={phase}
        aria-label={`Notes on ${PHASE_NAMES[phase]}`}
        value={text}
        readOnly={readOnly}
        placeholder={HINTS[phase]}
        spellCheck={false}
        onChange={(event) => autosave.edit(notesOf(phase), event.target.value)}
        onBlur={() => void autosave.flush()}
        className="min-h-0 w-full flex-1 resize-none bg-surface-raised px-4 py-3 text-base leading-6 outline-none focus-visible:shadow-[inset_2px_0_0_var(--ts-focus)] read-only:bg-surface"
      />
    </div>
  )
}
