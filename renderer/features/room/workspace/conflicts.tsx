import { useId, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import type { Autosave } from '../autosave.ts'
import { DOCUMENT_TITLES } from './document-titles.ts'
import { useDocuments } from './use-autosave.ts'
import { WarningBanner } from './warning-banner.tsx'

/** Asks which text shall stay when a document was changed in two places; put off, it stands as a line across the room. */
export function Conflicts({ autosave }: { readonly autosave: Autosave }) {
  const [isPutOff, setIsPutOff] = useState(false)
  const conflict = useDocuments(autosave).find(({ status }) => status.kind === 'conflict')
  if (conflict === undefined || conflict.status.kind !== 'conflict') return null
  const { name } = conflict
  const choose = (end: () => void) => {
    setIsPutOff(false)
    end()
  }
  if (isPutOff) {
    return (
      <WarningBanner
        action={
          <Button size="sm" onClick={() => setIsPutOff(false)}>
            Choose a version
          </Button>
        }
      >
        <strong className="font-semibold">Not saved:</strong> {DOCUMENT_TITLES[name]} was changed in another window.
      </WarningBanner>
    )
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => setIsPutOff(!open)}
      title="Two versions of one text"
      description={`${DOCUMENT_TITLES[name]}: this text was changed in another window after this one read it. Choose the version to go on with.`}
      size="lg"
      footer={
        <>
          <Button onClick={() => choose(() => autosave.takeTheirs(name))}>Take the other</Button>
          <Button variant="primary" onClick={() => choose(() => autosave.keepMine(name))}>
            Keep mine
          </Button>
        </>
      }
    >
      <div className="grid grid-cols-2 gap-3">
        <Version title="Mine" text={conflict.text} />
        <Version title="The other" text={conflict.status.theirs.text} />
      </div>
    </Dialog>
  )
}

function Version({ title, text }: { readonly title: string; readonly text: string }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h3 id={id} className="mb-1 font-medium text-xs text-text-muted">
        {title}
      </h3>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls must be reachable by keyboard
        tabIndex={0}
        className="h-72 overflow-auto whitespace-pre-wrap break-words rounded-md border border-border bg-surface-sunken p-2.5 font-mono text-xs"
      >
        {text === '' ? <span className="text-text-muted">(empty)</span> : text}
      </pre>
    </section>
  )
}
