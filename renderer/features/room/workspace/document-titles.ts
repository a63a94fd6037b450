import type { DocumentName } from '../../../../core/contract/workspace.ts'
import { PHASE_NAMES, type Phase } from '../../../../core/round/phases.ts'

/** The document that holds a phase's notes. */
export function notesOf(phase: Phase): DocumentName {
  return `notes.${phase}`
}

/** What a document is called on screen. */
export const DOCUMENT_TITLES: Readonly<Record<DocumentName, string>> = {
  'notes.requirements': `Notes on ${PHASE_NAMES.requirements}`,
  'notes.high-level': `Notes on ${PHASE_NAMES['high-level']}`,
  'notes.deep-dive': `Notes on ${PHASE_NAMES['deep-dive']}`,
  'notes.scaling': `Notes on ${PHASE_NAMES.scaling}`,
  'notes.wrap-up': `Notes on ${PHASE_NAMES['wrap-up']}`,
  sql: 'SQL',
  'trade-offs': 'Trade-offs',
}
