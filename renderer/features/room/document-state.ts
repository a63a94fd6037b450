import type { DocumentName, WorkspaceDocument } from '../../../core/contract/workspace.ts'
import type { JournalEntry } from './save-journal.ts'

/** What the screen says about a document's safety. */
export type SaveStatus =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'conflict'; readonly theirs: { readonly revision: number; readonly text: string } }

/** One document as the candidate sees it, and how much of it the backend holds. */
export interface DocumentState {
  readonly name: DocumentName
  readonly text: string
  /** The text of `revision`, as far as this window knows. */
  readonly storedText: string
  readonly revision: number
  readonly status: SaveStatus
}

/** True when there is text the backend is not known to hold. */
export function isDirty(document: DocumentState): boolean {
  return document.text !== document.storedText
}

/**
 * A document as it was stored, with the text a crashed page left in the journal: put back when it was typed on this very revision
 * (or on the one before, when the backend stored what was on its way), otherwise offered as a conflict.
 */
export function openDocument(stored: WorkspaceDocument, left: JournalEntry | null): DocumentState {
  const base = { name: stored.name, storedText: stored.text, revision: stored.revision } as const
  if (left === null || left.text === stored.text) return { ...base, text: stored.text, status: { kind: 'saved' } }
  const continues =
    left.baseRevision === stored.revision || (left.baseRevision === stored.revision - 1 && left.sending === stored.text)
  if (continues) return { ...base, text: left.text, status: { kind: 'saving' } }
  const theirs = { revision: stored.revision, text: stored.text }
  return { ...base, text: left.text, status: { kind: 'conflict', theirs } }
}
