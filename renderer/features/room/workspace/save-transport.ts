import { isDefinedError, safe } from '@orpc/client'
import { client } from '../../../api/client.ts'
import { describeError } from '../../../api/errors.ts'
import type { SaveOutcome, SaveTransport } from '../autosave.ts'

/** Milliseconds after which a save without an answer counts as failed. */
const SAVE_TIMEOUT_MS = 10_000

/** Carries documents of one attempt to the backend. */
export function createSaveTransport(attemptId: string): SaveTransport {
  return async (document, baseRevision, text): Promise<SaveOutcome> => {
    const signal = AbortSignal.timeout(SAVE_TIMEOUT_MS)
    const { error, data } = await safe(client.workspace.edit({ attemptId, document, baseRevision, text }, { signal }))
    if (error === null) return { kind: 'stored', revision: data.revision }
    if (isDefinedError(error) && error.code === 'STALE_DOCUMENT') return { kind: 'stale', ...error.data }
    const message = signal.aborted
      ? 'the backend has not answered for 10 seconds. It is tried again.'
      : describeError(error)
    return { kind: 'failed', message }
  }
}
