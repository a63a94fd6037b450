import { z } from 'zod'
import { type OwnScores, ownScoresSchema } from '../../../core/assessment/criteria.ts'

/** The most characters the remarks may have. */
export const MOST_REMARKS = 20_000

const draftSchema = z.object({ scores: ownScoresSchema, remarks: z.string().max(MOST_REMARKS) })
/** A self-evaluation that was begun and not yet submitted. */
export interface EvaluationDraft {
  readonly scores: OwnScores
  readonly remarks: string
}

const EMPTY: EvaluationDraft = {
  scores: {
    requirements: 0,
    schema: 0,
    queries: 0,
    scaling: 0,
    'trade-offs': 0,
    operations: 0,
    communication: 0,
  },
  remarks: '',
}

const keyOf = (attemptId: string) => `tablestakes.self-evaluation.${attemptId}`

/** The draft kept in this browser; one without points when there is none or it cannot be read. */
export function readDraft(storage: Storage, attemptId: string): EvaluationDraft {
  const raw = storage.getItem(keyOf(attemptId))
  if (raw === null) return EMPTY
  try {
    const draft = draftSchema.safeParse(JSON.parse(raw))
    return draft.success ? draft.data : EMPTY
  } catch {
    return EMPTY
  }
}

/** Keeps the draft; returns false when the storage is full. */
export function writeDraft(storage: Storage, attemptId: string, draft: EvaluationDraft): boolean {
  try {
    storage.setItem(keyOf(attemptId), JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

export function clearDraft(storage: Storage, attemptId: string): void {
  storage.removeItem(keyOf(attemptId))
}
