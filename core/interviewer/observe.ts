import type { StoredAttemptEvent } from '../attempt/attempt-event.ts'
import type { Level } from '../round/phases.ts'

/** What the interviewer remembers of an attempt. Times are of the round's clock, in milliseconds. */
export interface Observations {
  readonly level: Level
  /** Items of the case that were said. */
  readonly said: ReadonlySet<string>
  readonly factsTold: ReadonlySet<string>
  /** Everything the candidate asked, and everything they answered. */
  readonly questions: string
  readonly answers: string
  /** When the interviewer last spoke unasked; null before that. */
  readonly lastSpokeMs: number | null
  /** When the candidate last typed, ran or said something; null before that. */
  readonly lastActiveMs: number | null
}

/** Before anything has happened. */
export function initialObservations(): Observations {
  return {
    level: 'senior',
    said: new Set(),
    factsTold: new Set(),
    questions: '',
    answers: '',
    lastSpokeMs: null,
    lastActiveMs: null,
  }
}

/** What is remembered after one more event. */
export function observeEvent(before: Observations, { event, clockMs }: StoredAttemptEvent): Observations {
  switch (event.type) {
    case 'round.started':
      return { ...before, level: event.level }
    case 'interviewer.spoke':
      return {
        ...before,
        said: event.itemId === null ? before.said : new Set([...before.said, event.itemId]),
        factsTold: event.factId === null ? before.factsTold : new Set([...before.factsTold, event.factId]),
        lastSpokeMs: event.inReplyTo === null ? clockMs : before.lastSpokeMs,
      }
    case 'question.asked':
      return { ...before, questions: `${before.questions}\n${event.text}`, lastActiveMs: clockMs }
    case 'answer.given':
      return { ...before, answers: `${before.answers}\n${event.text}`, lastActiveMs: clockMs }
    case 'document.edited':
    case 'statement.ran':
      return { ...before, lastActiveMs: clockMs }
    default:
      return before
  }
}
