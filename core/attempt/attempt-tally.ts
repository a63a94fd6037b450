import type { OwnScores } from '../assessment/criteria.ts'
import type { AttemptEvent } from './attempt-event.ts'

/** What lists show of an attempt besides where it stands. */
export interface AttemptTally {
  readonly statements: number
  readonly questions: number
  /** Own points in all; null before the self-evaluation. */
  readonly ownTotal: number | null
}

export const EMPTY_TALLY: AttemptTally = { statements: 0, questions: 0, ownTotal: null }

export function tallyEvent(tally: AttemptTally, event: AttemptEvent): AttemptTally {
  switch (event.type) {
    case 'statement.ran':
      return { ...tally, statements: tally.statements + 1 }
    case 'question.asked':
      return { ...tally, questions: tally.questions + 1 }
    case 'selfEvaluation.submitted':
      return { ...tally, ownTotal: sum(event.scores) }
    default:
      return tally
  }
}

function sum(scores: OwnScores): number {
  return Object.values(scores).reduce((total, points) => total + points, 0)
}
