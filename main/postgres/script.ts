import { hasSqlDetails, loadModule, parseSync } from 'libpg-query'
import type { SqlError } from '../../core/attempt/statement-result.ts'
import { offsetOfCharacter, positionAt, utf16Offsets } from './positions.ts'
import { type StatementTraits, traitsOf } from './statement-kind.ts'

/** One statement of a script, without the comments before it and the semicolon after it. */
export interface ScriptStatement extends StatementTraits {
  readonly sql: string
  /** UTF-16 offset in the script. */
  readonly start: number
  /** From 1. */
  readonly line: number
}

export type ParsedScript =
  | { readonly kind: 'parsed'; readonly statements: readonly ScriptStatement[] }
  | { readonly kind: 'refused'; readonly error: SqlError }

/** Splits a script by PostgreSQL's own grammar. A syntax error refuses the whole script. */
export async function parseScript(script: string): Promise<ParsedScript> {
  await loadModule()
  const nul = script.indexOf('\0')
  if (nul >= 0) return refused(script, nul, 'The script contains a NUL character, which PostgreSQL cannot store.', null)
  if (script.trim() === '') return { kind: 'parsed', statements: [] }
  try {
    return { kind: 'parsed', statements: split(script) }
  } catch (error) {
    return syntaxError(script, error)
  }
}

function split(script: string): ScriptStatement[] {
  const toOffset = utf16Offsets(script)
  return (parseSync(script).stmts ?? []).flatMap(({ stmt, stmt_location: location = 0, stmt_len: length }) => {
    if (stmt === undefined) return []
    const begin = toOffset(location)
    const end = length === undefined || length === 0 ? script.length : toOffset(location + length)
    const start = begin + leadingBlanks(script.slice(begin, end))
    const sql = script.slice(start, end).trimEnd()
    return [{ ...traitsOf(stmt), sql, start, line: positionAt(script, start).line }]
  })
}

/** Length of the white space and comments before the first word. */
function leadingBlanks(text: string): number {
  let at = 0
  for (;;) {
    const before = at
    while (/\s/.test(text[at] ?? '')) at += 1
    if (text.startsWith('--', at)) {
      const end = text.indexOf('\n', at)
      at = end < 0 ? text.length : end + 1
    }
    if (text.startsWith('/*', at)) at = endOfComment(text, at)
    if (at === before) return at
  }
}

/** PostgreSQL's block comments nest. */
function endOfComment(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at += 1) {
    if (text.startsWith('/*', at)) {
      depth += 1
      at += 1
    } else if (text.startsWith('*/', at)) {
      depth -= 1
      at += 1
      if (depth === 0) return at + 1
    }
  }
  return text.length
}

function syntaxError(script: string, error: unknown): ParsedScript {
  if (!hasSqlDetails(error)) {
    if (!(error instanceof RangeError)) throw error
    return refused(script, null, 'The script is nested too deeply to be read.', null, '54001')
  }
  const character = error.sqlDetails?.cursorPosition ?? -1
  const offset = character < 0 ? null : offsetOfCharacter(script, character)
  return refused(script, offset, error.message, offset === null ? null : backslashHint(script, offset))
}

function backslashHint(script: string, offset: number): string | null {
  if (script[offset] !== '\\') return null
  return (
    'Commands that begin with a backslash belong to the program psql, not to SQL. Instead of \\d, read the catalogue: ' +
    "SELECT * FROM information_schema.columns WHERE table_name = 'your_table'."
  )
}

function refused(
  script: string,
  offset: number | null,
  message: string,
  hint: string | null,
  code = '42601',
): ParsedScript {
  const position = offset === null ? null : positionAt(script, offset)
  return { kind: 'refused', error: { code, message, detail: null, hint, position } }
}
