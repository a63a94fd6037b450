import { type Diagnostic, forEachDiagnostic, setDiagnostics } from '@codemirror/lint'
import type { EditorState, Extension, TransactionSpec } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import type { SqlError } from '../../../../core/attempt/statement-result.ts'
import type { ScriptSlice } from './script-slice.ts'

/** The error of a run and the script it was found in. */
export interface PlacedError {
  readonly slice: ScriptSlice
  readonly error: SqlError
}

/** The mark for an error; none when PostgreSQL named no place, or when the script was changed since it was sent. */
export function errorDiagnostics(state: EditorState, placed: PlacedError | null): readonly Diagnostic[] {
  if (placed === null || placed.error.position === null) return []
  const { slice, error } = placed
  if (state.doc.sliceString(slice.offset, slice.offset + slice.sql.length) !== slice.sql) return []
  const from = Math.min(placed.error.position.offset, state.doc.length)
  const to = state.wordAt(from)?.to ?? Math.min(from + 1, state.doc.length)
  const hint = error.hint === null ? '' : `\n${error.hint}`
  return [{ from, to: Math.max(from, to), severity: 'error', message: `${error.message}${hint}` }]
}

/** Puts the mark of `placed` in place of the one before. */
export function markError(state: EditorState, placed: PlacedError | null): TransactionSpec {
  return setDiagnostics(state, errorDiagnostics(state, placed))
}

/** Takes the mark away once the candidate changes what it points at. */
export const clearMarkOnEdit: Extension = EditorView.updateListener.of((update) => {
  if (!update.docChanged) return
  let touched = false
  forEachDiagnostic(update.startState, (_, from, to) => {
    touched ||= update.changes.touchesRange(from, to) !== false
  })
  if (touched) update.view.dispatch(setDiagnostics(update.state, []))
})
