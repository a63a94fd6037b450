import { Button } from '../../../ui/button.tsx'
import type { Autosave } from '../autosave.ts'
import { DOCUMENT_TITLES } from './document-titles.ts'
import { useDocuments } from './use-autosave.ts'
import { WarningBanner } from './warning-banner.tsx'

/** A word on whether everything typed is stored. */
export function SaveStatus({ autosave }: { readonly autosave: Autosave }) {
  const kinds = useDocuments(autosave).map(({ status }) => status.kind)
  const word = kinds.some((kind) => kind === 'failed' || kind === 'conflict')
    ? 'Not saved'
    : kinds.includes('saving')
      ? 'Saving…'
      : 'Saved'
  return <span className={word === 'Not saved' ? 'text-danger text-xs' : 'text-text-muted text-xs'}>{word}</span>
}

/** Says that something typed is not stored, and why; nothing while everything is. */
export function NotSavedBanner({ autosave }: { readonly autosave: Autosave }) {
  const failures = useDocuments(autosave).flatMap(({ name, status }) =>
    status.kind === 'failed' ? [{ name, message: status.message }] : [],
  )
  const first = failures[0]
  if (first === undefined) return null
  const names = failures.map(({ name }) => DOCUMENT_TITLES[name]).join(', ')
  return (
    <WarningBanner
      action={
        <Button size="sm" onClick={() => void autosave.flush()}>
          Save now
        </Button>
      }
    >
      <strong className="font-semibold">Not saved:</strong> {names}. {first.message}
    </WarningBanner>
  )
}
