import { z } from 'zod'
import type { DocumentName } from '../../../core/contract/workspace.ts'

const journalEntrySchema = z.object({
  /** The stored revision the text was typed on. */
  baseRevision: z.number().int().nonnegative(),
  text: z.string(),
  /** What was on its way to the backend when the entry was written; null when nothing was. */
  sending: z.string().nullable(),
})
/** Text that was typed and not yet known to be stored. */
export type JournalEntry = z.infer<typeof journalEntrySchema>

/** Keeps unsaved text where it outlives the page. */
export interface SaveJournal {
  read(document: DocumentName): JournalEntry | null
  write(document: DocumentName, entry: JournalEntry): void
  clear(document: DocumentName): void
}

/** A journal in the browser's own storage, one key for each document of an attempt. */
export function createStorageJournal(storage: Storage, attemptId: string): SaveJournal {
  const keyOf = (document: DocumentName) => `tablestakes.unsaved.${attemptId}.${document}`
  return {
    read: (document) => parseEntry(storage.getItem(keyOf(document))),
    write: (document, entry) => {
      try {
        storage.setItem(keyOf(document), JSON.stringify(entry))
      } catch (error) {
        // The journal is the second net: a full storage must not stop the save it stands in for.
        console.warn(`The unsaved text of "${document}" could not be mirrored in this browser: ${String(error)}`)
        storage.removeItem(keyOf(document))
      }
    },
    clear: (document) => storage.removeItem(keyOf(document)),
  }
}

function parseEntry(raw: string | null): JournalEntry | null {
  if (raw === null) return null
  try {
    const entry = journalEntrySchema.safeParse(JSON.parse(raw))
    return entry.success ? entry.data : null
  } catch {
    return null
  }
}
