import type { SqlError } from '../../../../core/attempt/statement-result.ts'

/** What is sent to be run: a part of the document and where that part begins in it. */
export interface ScriptSlice {
  readonly sql: string
  /** 0-based UTF-16 offset of `sql` in the document. */
  readonly offset: number
  /** 1-based line of the document on which `sql` begins. */
  readonly line: number
  /** Characters before `sql` on its first line. */
  readonly indent: number
}

/** The part of `text` between two offsets. */
export function sliceScript(text: string, from: number, to: number): ScriptSlice {
  const lineStart = text.lastIndexOf('\n', from - 1) + 1
  const line = text.slice(0, lineStart).split('\n').length
  return { sql: text.slice(from, to), offset: from, line, indent: from - lineStart }
}

/** A line of the slice as a line of the document. */
export function documentLine(slice: ScriptSlice, line: number): number {
  return slice.line + line - 1
}

/** An error of a run with its position moved from the slice into the document. */
export function inDocument(slice: ScriptSlice, error: SqlError): SqlError {
  if (error.position === null) return error
  const { line, column, offset } = error.position
  const position = {
    line: documentLine(slice, line),
    column: line === 1 ? column + slice.indent : column,
    offset: offset + slice.offset,
  }
  return { ...error, position }
}
