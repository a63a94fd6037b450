import type { AttemptEvent, StoredAttemptEvent } from './attempt-event.ts'
import { applySplice } from './document-splice.ts'

/** A text of the workspace; revision 0 before the first edit. */
export interface AttemptDocument {
  readonly text: string
  readonly revision: number
}

/** Brings `documents` up to `event`; events that edit nothing change nothing. */
export function applyDocumentEvent(documents: Map<string, AttemptDocument>, event: AttemptEvent): void {
  if (event.type !== 'document.edited') return
  const text = applySplice(documents.get(event.document)?.text ?? '', event)
  documents.set(event.document, { text, revision: event.revision })
}

/** The texts as they stood after `events`, by name. */
export function replayDocuments(events: readonly StoredAttemptEvent[]): Map<string, AttemptDocument> {
  const documents = new Map<string, AttemptDocument>()
  for (const { event } of events) applyDocumentEvent(documents, event)
  return documents
}
