import { memo } from 'react'
import type { Message } from '../../../../core/contract/rounds.ts'
import { cn } from '../../../ui/cn.ts'
import { formatClock } from '../../../ui/format.ts'
import { Markdown } from '../../../ui/markdown.tsx'

/** What a message is, in a word or two; null where it goes without saying. */
const KIND_WORDS: Readonly<Record<Message['kind'], string | null>> = {
  brief: 'Brief',
  prompt: null,
  nudge: 'Time',
  fact: 'Fact',
  'no-fact': 'No fact',
  'follow-up': 'Follow-up',
  curveball: 'Curveball',
  acknowledgement: null,
  question: 'Question',
  answer: null,
}

const LOOKS: Readonly<Record<Message['kind'], string>> = {
  brief: 'rounded-md border px-2.5 py-1.5 border-border bg-surface-raised',
  prompt: '',
  nudge: 'text-text-muted',
  fact: 'rounded-md border px-2.5 py-1.5 border-accent/30 bg-accent-soft/60',
  'no-fact': 'text-text-muted',
  'follow-up': 'rounded-md border px-2.5 py-1.5 border-border-strong/60 bg-surface-raised',
  curveball: 'rounded-md border px-2.5 py-1.5 border-warning/40 bg-warning-soft',
  acknowledgement: 'text-text-muted',
  question: 'rounded-md border px-2.5 py-1.5 border-transparent bg-surface-sunken',
  answer: 'rounded-md border px-2.5 py-1.5 border-transparent bg-surface-sunken',
}

const WORD_TONES: Readonly<Partial<Record<Message['kind'], string>>> = {
  fact: 'text-accent',
  curveball: 'text-warning',
  'follow-up': 'text-text',
}

/** One line of the conversation. */
export const MessageItem = memo(function MessageItem({ message }: { readonly message: Message }) {
  const isOwn = message.from === 'candidate'
  const word = KIND_WORDS[message.kind]
  return (
    <article
      aria-label={`${isOwn ? 'You' : 'Interviewer'}${word === null ? '' : `, ${word}`}`}
      data-kind={message.kind}
      className={cn('grid gap-1', isOwn && 'pl-6')}
    >
      <header className="flex items-baseline gap-1.5 text-2xs text-text-muted">
        <span className="font-medium text-text">{isOwn ? 'You' : 'Interviewer'}</span>
        {word === null ? null : <span className={cn('font-medium', WORD_TONES[message.kind])}>{word}</span>}
        <span className="figures ml-auto">{formatClock(message.clockMs)}</span>
      </header>
      <div className={LOOKS[message.kind]}>
        {isOwn ? (
          <p className="whitespace-pre-wrap break-words text-sm leading-relaxed">{message.text}</p>
        ) : (
          <Markdown text={message.text} />
        )}
      </div>
    </article>
  )
})
