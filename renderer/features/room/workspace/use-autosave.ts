import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { DocumentName } from '../../../../core/contract/workspace.ts'
import { client } from '../../../api/client.ts'
import { Autosave } from '../autosave.ts'
import type { DocumentState } from '../document-state.ts'
import { createStorageJournal } from '../save-journal.ts'
import { createSaveTransport } from './save-transport.ts'

export type OpenedWorkspace =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly autosave: Autosave }
  | { readonly kind: 'failed'; readonly error: unknown; readonly retry: () => void }

/** Reads the attempt's documents and keeps them saved for as long as the room is shown. */
export function useWorkspace(attemptId: string): OpenedWorkspace {
  const [opened, setOpened] = useState<OpenedWorkspace>({ kind: 'opening' })
  const [tries, setTries] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` stands for a wish to read again
  useEffect(() => {
    const controller = new AbortController()
    let autosave: Autosave | null = null
    const retry = () => setTries((count) => count + 1)
    setOpened({ kind: 'opening' })
    client.workspace.read({ attemptId }, { signal: controller.signal }).then(
      ({ documents }) => {
        if (controller.signal.aborted) return
        const journal = createStorageJournal(localStorage, attemptId)
        autosave = new Autosave(documents, createSaveTransport(attemptId), journal)
        setOpened({ kind: 'open', autosave })
      },
      (error: unknown) => {
        if (!controller.signal.aborted) setOpened({ kind: 'failed', error, retry })
      },
    )
    const flush = () => void autosave?.flush()
    window.addEventListener('pagehide', flush)
    document.addEventListener('visibilitychange', flush)
    return () => {
      controller.abort()
      window.removeEventListener('pagehide', flush)
      document.removeEventListener('visibilitychange', flush)
      autosave?.dispose()
    }
  }, [attemptId, tries])

  return opened
}

/** One document as it changes. */
export function useDocument(autosave: Autosave, name: DocumentName): DocumentState {
  return useSyncExternalStore(
    useSubscribe(autosave),
    useCallback(() => autosave.document(name), [autosave, name]),
  )
}

/** All documents as they change. */
export function useDocuments(autosave: Autosave): readonly DocumentState[] {
  return useSyncExternalStore(
    useSubscribe(autosave),
    useCallback(() => autosave.documents(), [autosave]),
  )
}

function useSubscribe(autosave: Autosave) {
  return useCallback((listener: () => void) => autosave.subscribe(listener), [autosave])
}
