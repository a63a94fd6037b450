import type { StoredAttemptEvent } from '../../core/attempt/attempt-event.ts'
import type { Message } from '../../core/contract/rounds.ts'

/** The line of the conversation that an event is, or null for events that say nothing. */
export function messageOf({ event, clockMs }: StoredAttemptEvent): Message | null {
  switch (event.type) {
    case 'interviewer.spoke':
      return {
        id: event.messageId,
        from: 'interviewer',
        kind: event.kind,
        text: event.text,
        phase: event.phase,
        clockMs,
        inReplyTo: event.inReplyTo,
      }
    case 'question.asked':
    case 'answer.given':
      return {
        id: event.messageId,
        from: 'candidate',
        kind: event.type === 'question.asked' ? 'question' : 'answer',
        text: event.text,
        phase: event.phase,
        clockMs,
        inReplyTo: event.type === 'answer.given' ? event.followUpId : null,
      }
    default:
      return null
  }
}

export interface OpenFollowUp {
  readonly id: string
  readonly text: string
}

/** The follow-up or curveball that waits for an answer after `event`: the last one said, until it is answered. */
export function openFollowUpAfter(open: OpenFollowUp | null, event: StoredAttemptEvent['event']): OpenFollowUp | null {
  if (event.type === 'interviewer.spoke' && event.itemId !== null) {
    const waits = event.kind === 'follow-up' || event.kind === 'curveball'
    return waits ? { id: event.itemId, text: event.text } : open
  }
  if (event.type === 'answer.given' && event.followUpId !== null && event.followUpId === open?.id) return null
  return open
}
