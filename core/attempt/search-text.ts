import { tradeOffsSchema } from '../contract/workspace.ts'
import type { AttemptEvent } from './attempt-event.ts'
import type { AttemptDocument } from './documents.ts'

/** Characters (UTF-16) of each kind of text that are searched; what lies behind is kept but not found. */
export const SEARCHED_LENGTH = 200_000

/** What was said in an attempt and which statements were run, one after another. */
export interface Transcript {
  readonly conversation: string
  readonly statements: string
}

export const EMPTY_TRANSCRIPT: Transcript = { conversation: '', statements: '' }

/** The transcript after `event`; the same object when the event says nothing. */
export function transcribe(transcript: Transcript, event: AttemptEvent): Transcript {
  switch (event.type) {
    case 'interviewer.spoke':
    case 'question.asked':
    case 'answer.given':
      return { ...transcript, conversation: extend(transcript.conversation, event.text) }
    case 'selfEvaluation.submitted':
      return { ...transcript, conversation: extend(transcript.conversation, event.remarks) }
    case 'statement.ran':
      return { ...transcript, statements: extend(transcript.statements, event.sql) }
    default:
      return transcript
  }
}

/** The texts an attempt is found by. */
export function searchText(
  documents: ReadonlyMap<string, AttemptDocument>,
  transcript: Transcript,
): { notes: string; sql: string; conversation: string } {
  let notes = ''
  for (const [name, { text }] of [...documents].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (name === 'trade-offs') notes = extend(notes, tradeOffWords(text))
    else if (name !== 'sql') notes = extend(notes, text)
  }
  const sql = extend(extend('', documents.get('sql')?.text ?? ''), transcript.statements)
  return { notes, sql, conversation: transcript.conversation }
}

function extend(text: string, addition: string): string {
  return addition === '' ? text : `${text}${addition}\n`.slice(0, SEARCHED_LENGTH)
}

/** The words of the trade-off log; none while its text is not a whole log. */
function tradeOffWords(text: string): string {
  const parsed = tradeOffsSchema.safeParse(jsonOf(text))
  if (!parsed.success) return ''
  return parsed.data
    .map(({ decision, gain, cost, alternative }) => [decision, gain, cost, alternative].join('\n'))
    .join('\n')
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
