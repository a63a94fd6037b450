import type { EditorState } from '@codemirror/state'
import { type ScriptSlice, sliceScript } from './script-slice.ts'
import { statementAt } from './statement-at.ts'

/** The selected SQL, or the statement at the cursor when nothing is selected; null when there is none. */
export function statementOf(state: EditorState): ScriptSlice | null {
  const text = state.doc.toString()
  const { from, to, head } = state.selection.main
  if (text.slice(from, to).trim() !== '') return sliceScript(text, from, to)
  const range = statementAt(text, head)
  return range === null ? null : sliceScript(text, range.from, range.to)
}

/** The whole script; null when there is nothing but white space. */
export function scriptOf(state: EditorState): ScriptSlice | null {
  const text = state.doc.toString()
  return text.trim() === '' ? null : sliceScript(text, 0, text.length)
}
