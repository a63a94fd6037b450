import { useState } from 'react'
import { BAND_NAMES, bandOf } from '../../../core/assessment/bands.ts'
import { CRITERIA } from '../../../core/assessment/criteria.ts'
import { ownTotal } from '../../../core/assessment/own-scores.ts'
import { client } from '../../api/client.ts'
import { describeError } from '../../api/errors.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { formatPoints } from '../../ui/format.ts'
import { TextArea } from '../../ui/text-area.tsx'
import { CRITERION_NAMES } from '../../ui/words.ts'
import { CriterionRow } from './criterion-row.tsx'
import { clearDraft, type EvaluationDraft, MOST_REMARKS, readDraft, writeDraft } from './evaluation-draft.ts'
import { TotalBar } from './total-bar.tsx'

export interface SelfEvaluationProps {
  readonly attemptId: string
  /** The points are stored and the round is complete. */
  readonly onSubmitted: () => void
}

/** The candidate scores themself on the seven criteria. What is chosen is kept in this browser until it is submitted. */
export function SelfEvaluation(props: SelfEvaluationProps) {
  return <Form key={props.attemptId} {...props} />
}

function Form({ attemptId, onSubmitted }: SelfEvaluationProps) {
  const [draft, setDraft] = useState(() => readDraft(localStorage, attemptId))
  const [isKept, setIsKept] = useState(true)
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const total = ownTotal(draft.scores)
  const empty = CRITERIA.filter((criterion) => draft.scores[criterion] === 0)

  const change = (next: EvaluationDraft) => {
    setDraft(next)
    setIsKept(writeDraft(localStorage, attemptId, next))
  }
  const submit = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await client.rounds.command({ attemptId, command: { kind: 'submit-self-evaluation', ...draft } })
      clearDraft(localStorage, attemptId)
      onSubmitted()
    } catch (error) {
      setProblem(`Your points were not stored. ${describeError(error)}`)
    } finally {
      setBusy(false)
      setAsking(false)
    }
  }

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto max-w-4xl px-6 py-6">
          <h2 className="font-semibold text-2xl">Score yourself</h2>
          <p className="mt-1 mb-3 max-w-2xl text-sm text-text-muted">
            Before anything else is shown: how did you do? Read what the points stand for, and be as strict as an
            interviewer would be.
          </p>
          {problem === null ? null : <ErrorNotice className="my-3" message={problem} />}
          {isKept ? null : (
            <ErrorNotice
              className="my-3"
              message="The draft could not be kept in this browser: its storage is full. Submit before you close this page."
            />
          )}
          {CRITERIA.map((criterion) => (
            <CriterionRow
              key={criterion}
              criterion={criterion}
              points={draft.scores[criterion]}
              onChange={(points) => change({ ...draft, scores: { ...draft.scores, [criterion]: points } })}
            />
          ))}
          <div className="mt-4">
            <TextArea
              label="Remarks"
              hint="What went well, what you would do otherwise. Kept with the attempt."
              rows={5}
              maxLength={MOST_REMARKS}
              value={draft.remarks}
              onChange={(remarks) => change({ ...draft, remarks })}
            />
          </div>
        </div>
      </div>
      <TotalBar scores={draft.scores} busy={busy} onSubmit={() => setAsking(true)} />
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Submit ${formatPoints(total)} of 100 points?`}
        confirmLabel="Submit"
        cancelLabel="Go on scoring"
        busy={busy}
        onConfirm={() => void submit()}
      >
        That is {BAND_NAMES[bandOf(total)]}. The points cannot be changed afterwards.
        {empty.length === 0 ? null : ` Without any points: ${empty.map((each) => CRITERION_NAMES[each]).join(', ')}.`}
      </ConfirmDialog>
    </div>
  )
}
