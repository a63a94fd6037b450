import type { Message } from '../../../core/contract/rounds.ts'
import { PHASE_NAMES } from '../../../core/round/phases.ts'
import { cn } from '../../ui/cn.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatClock } from '../../ui/format.ts'
import { Markdown } from '../../ui/markdown.tsx'

const KIND_NAMES: Readonly<Record<Message['kind'], string>> = {
  brief: 'Brief',
  prompt: 'Prompt',
  nudge: 'Nudge',
  fact: 'Fact',
  'no-fact': 'No fact',
  'follow-up': 'Follow-up',
  curveball: 'Curveball',
  acknowledgement: '',
  question: 'Question',
  answer: 'Answer',
}

/** What was said outside the phases. */
const BETWEEN = { before: 'Briefing', after: 'After the round' } as const

/** Everything that was said, with the clock. */
export function ConversationTab({ messages }: { readonly messages: readonly Message[] }) {
  if (messages.length === 0) return <EmptyState title="Nothing was said" />
  return (
    <ol className="max-w-[960px] px-8 py-6">
      {messages.map((message, index) => (
        <li key={message.id}>
          {index === 0 || message.phase !== messages[index - 1]?.phase ? (
            <h2 className={cn('mb-2 border-border border-b pb-1 font-semibold text-sm', index > 0 && 'mt-6')}>
              {message.phase === null ? BETWEEN[index === 0 ? 'before' : 'after'] : PHASE_NAMES[message.phase]}
            </h2>
          ) : null}
          <MessageRow message={message} />
        </li>
      ))}
    </ol>
  )
}

function MessageRow({ message }: { readonly message: Message }) {
  const own = message.from === 'candidate'
  const kind = KIND_NAMES[message.kind]
  return (
    <article className="grid grid-cols-[56px_110px_minmax(0,1fr)] gap-3 py-2">
      <span className="figures pt-px text-right text-text-muted text-xs">{formatClock(message.clockMs)}</span>
      <div className="text-xs">
        <p className={cn('font-medium', own && 'text-accent')}>{own ? 'You' : 'Interviewer'}</p>
        <p className="text-text-muted">{kind}</p>
      </div>
      <Markdown text={message.text} />
    </article>
  )
}
