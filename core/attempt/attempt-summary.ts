import type { AttemptSummary } from '../contract/attempts.ts'
import type { AttemptEvent } from './attempt-event.ts'

/** What the list tells of an attempt, but for where its round stands: that is the round's to say. */
export type AttemptTally = Omit<AttemptSummary, 'attemptId' | 'state' | 'phase'>

/** The tally after `event`, which happened at the wall time `at` (ISO 8601) and the round's clock `clockMs`. Throws when a log does not begin with `round.started`. */
export function summarise(tally: AttemptTally | null, event: AttemptEvent, at: string, clockMs: number): AttemptTally {
  if (event.type === 'round.started') {
    const { caseId, caseTitle, mode, level } = event
    return {
      ...{ caseId, caseTitle, mode, level, clockMs },
      ...{ startedAt: at, updatedAt: at, ownTotal: null, statements: 0, questions: 0 },
    }
  }
  if (tally === null) throw new Error(`The log of an attempt must begin with round.started, not ${event.type}.`)
  return { ...tally, ...changes(tally, event), updatedAt: at, clockMs }
}

function changes(tally: AttemptTally, event: AttemptEvent): Partial<AttemptTally> {
  switch (event.type) {
    case 'statement.ran':
      return { statements: tally.statements + 1 }
    case 'question.asked':
      return { questions: tally.questions + 1 }
    case 'selfEvaluation.submitted':
      return { ownTotal: Object.values(event.scores).reduce((sum, points) => sum + points, 0) }
    default:
      return {}
  }
}
