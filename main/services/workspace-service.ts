import { DOCUMENTS, type DocumentName, type WorkspaceDocument } from '../../core/contract/workspace.ts'
import type { AttemptSessions } from './attempt-sessions.ts'

/** The texts of an attempt. */
export class WorkspaceService {
  readonly #sessions: AttemptSessions

  constructor(sessions: AttemptSessions) {
    this.#sessions = sessions
  }

  read(attemptId: string): WorkspaceDocument[] {
    const session = this.#sessions.get(attemptId)
    return DOCUMENTS.map((name) => ({ name, ...session.document(name) }))
  }

  /** Stores the text durably; returns the new revision. */
  edit(attemptId: string, document: DocumentName, baseRevision: number, text: string): number {
    return this.#sessions.get(attemptId).edit(document, baseRevision, text)
  }
}
