import { ArrowDown } from 'lucide-react'
import type { RoundView } from '../../../../core/contract/rounds.ts'
import { Button } from '../../../ui/button.tsx'
import { Markdown } from '../../../ui/markdown.tsx'
import { MessageBox } from './message-box.tsx'
import { MessageItem } from './message-item.tsx'
import { useStickToEnd } from './use-stick-to-end.ts'

/** What interviewer and candidate have said, and the box to say more. */
export function Conversation({ view }: { readonly view: RoundView }) {
  const { ref, hasUnseen, goToEnd, onScroll } = useStickToEnd(view.messages.length)
  return (
    <section aria-label="Interview" className="flex min-h-0 flex-1 flex-col bg-surface">
      <h2 className="sr-only">Interview</h2>
      <div className="relative min-h-0 flex-1">
        <div
          ref={ref}
          role="log"
          aria-label="Conversation"
          aria-live="polite"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard
          tabIndex={0}
          onScroll={onScroll}
          className="h-full overflow-y-auto px-3 py-3 outline-offset-[-3px]"
        >
          <div className="grid gap-4">
            {view.messages.map((message) => (
              <MessageItem key={message.id} message={message} />
            ))}
          </div>
        </div>
        {hasUnseen ? (
          <div className="absolute inset-x-0 bottom-2 flex justify-center">
            <Button size="sm" onClick={goToEnd}>
              <ArrowDown aria-hidden size={13} strokeWidth={1.75} />
              New messages
            </Button>
          </div>
        ) : null}
      </div>
      <div className="shrink-0 border-border border-t p-3">
        {view.openFollowUp === null ? null : (
          <aside
            aria-label="Waiting for your answer"
            className="mb-2 max-h-32 overflow-y-auto border-accent border-l-2 pl-2.5"
          >
            <p className="font-medium text-2xs text-accent">Waiting for your answer</p>
            <Markdown text={view.openFollowUp.text} />
          </aside>
        )}
        <MessageBox view={view} onSent={goToEnd} />
      </div>
    </section>
  )
}
