import { DatabaseError } from 'pg'
import type { SqlError } from '../../core/attempt/statement-result.ts'
import { offsetOfCharacter, positionAt } from './positions.ts'

const MAX_TEXT = 20_000

/** PostgreSQL's error about a statement that starts at `start` of the script, placed in the script. */
export function placedError(error: unknown, script: string, sql: string, start: number): SqlError {
  if (!(error instanceof DatabaseError)) {
    const message = error instanceof Error ? error.message : String(error)
    return { code: null, message, detail: null, hint: null, position: null }
  }
  const character = Number(error.position)
  return {
    code: error.code ?? null,
    message: cut(error.message),
    detail: detailOf(error),
    hint: error.hint === undefined ? null : cut(error.hint),
    position:
      Number.isInteger(character) && character > 0
        ? positionAt(script, start + offsetOfCharacter(sql, character - 1))
        : null,
  }
}

/** An error inside a function points into that function's own text, which is told beside the detail. */
function detailOf(error: DatabaseError): string | null {
  const parts = [error.detail]
  if (error.internalQuery !== undefined) parts.push(`In: ${error.internalQuery}`)
  if (error.where !== undefined) parts.push(`Where: ${error.where}`)
  const text = parts.filter((part) => part !== undefined && part !== '').join('\n')
  return text === '' ? null : cut(text)
}

function cut(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)} …` : text
}
