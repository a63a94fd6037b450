import { useId } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import type { Autosave } from '../autosave.ts'
import { DOCUMENT_TITLES } from './document-titles.ts'
import { useDocuments } from './use-autosave.ts'

/** Asks which text shall stay when a document was changed in two places; one document after another. */
export function ConflictDialog({ autosave }: { readonly autosave: Autosave }) {
  const conflict = useDocuments(autosave).find(({ status }) => status.kind === 'conflict')
  if (conflict === undefined || conflict.status.kind !== 'conflict') return null
  const { name } = conflict
  return (
    <Dialog
      open
      // It stays until one text is chosen: closing it would leave a text that is saved nowhere.
      onOpenChange={() => undefined}
      closable={false}
      title="Two versions of one text"
      description={`${DOCUMENT_TITLES[name]} was changed elsewhere after this window read it. Choose the version to keep; the other one stays in the history.`}
      size="lg"
      footer={
        <>
          <Button onClick={() => autosave.takeTheirs(name)}>Take the other</Button>
          <Button variant="primary" onClick={() => autosave.keepMine(name)}>
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
