import { type KeyboardEvent, useRef, useState } from 'react'
import type { RoundView } from '../../../../core/contract/rounds.ts'
import { client } from '../../../api/client.ts'
import { describeError } from '../../../api/errors.ts'
import { Button } from '../../../ui/button.tsx'
import { Kbd } from '../../../ui/kbd.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { TextArea } from '../../../ui/text-area.tsx'

type Kind = 'question' | 'answer'

const LABELS = { question: 'Question to the interviewer', answer: 'Answer to the interviewer' } as const
const HINTS = {
  question: 'Ask about scale, consistency, latency …',
  answer: 'Say what you would do, and why …',
} as const

/** Where the candidate asks and answers. A text that could not be sent stays, with the reason. */
export function MessageBox({ view, onSent }: { readonly view: RoundView; readonly onSent: () => void }) {
  const followUp = view.openFollowUp?.id ?? null
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<{ readonly kind: Kind; readonly during: string | null } | null>(null)
  const [sending, setSending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  // Choosing holds until another follow-up opens or the open one is answered.
  const kind = chosen !== null && chosen.during === followUp ? chosen.kind : followUp === null ? 'question' : 'answer'
  const box = useRef<HTMLTextAreaElement>(null)
  const isOpen = view.state === 'running'

  const send = async () => {
    if (text.trim() === '' || sending || !isOpen) return
    setSending(true)
    setProblem(null)
    try {
      await client.rounds.say({ attemptId: view.attemptId, kind, text: text.trim() })
      setText('')
      onSent()
      box.current?.focus()
    } catch (error) {
      setProblem(`Not sent. ${describeError(error)}`)
    } finally {
      setSending(false)
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    void send()
  }

  return (
    <form
      aria-label="Message"
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <div className="flex items-center justify-between gap-2">
        <Segmented
          label="Kind of message"
          value={kind}
          options={[
            { value: 'question', label: 'Ask' },
            { value: 'answer', label: 'Answer' },
          ]}
          onChange={(next) => setChosen({ kind: next, during: followUp })}
        />
        <span className="flex items-center gap-1.5 text-2xs text-text-muted">
          <Kbd keys="Shift+Enter" /> new line
        </span>
      </div>
      <TextArea
        ref={box}
        label={LABELS[kind]}
        hideLabel
        rows={3}
        maxLength={10_000}
        value={text}
        error={problem}
        // Read-only rather than disabled while it is sent, so that the cursor stays where it is.
        readOnly={sending}
        disabled={!isOpen}
        placeholder={isOpen ? HINTS[kind] : 'The conversation goes on when the clock runs.'}
        onChange={setText}
        onKeyDown={onKeyDown}
      />
      <div className="flex justify-end">
        <Button type="submit" variant="primary" size="sm" disabled={!isOpen || sending || text.trim() === ''}>
          Send
        </Button>
      </div>
    </form>
  )
}
