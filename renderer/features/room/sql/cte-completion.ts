import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import { type SqlToken, scanSql } from './sql-scanner.ts'
import { statementAt } from './statement-at.ts'

/** Names that `WITH name AS (…), other AS (…)` gives in one statement. */
export function cteNames(statement: string): string[] {
  const tokens = [...scanSql(statement)].filter((token) => token.kind !== 'comment')
  const textOf = (token: SqlToken | undefined) => (token === undefined ? '' : statement.slice(token.from, token.to))
  if (!tokens.some((token) => textOf(token).toLowerCase() === 'with')) return []
  const names = new Set<string>()
  tokens.forEach((token, index) => {
    if (token.kind !== 'word' || textOf(token).toLowerCase() !== 'as') return
    const opening = tokens.slice(index + 1, index + 4).map((next) => textOf(next).toLowerCase())
    const body = opening.join(' ').replace(/^(not )?materialized /, '')
    if (!body.startsWith('(')) return
    const name = textOf(nameBefore(tokens, index, textOf))
    if (/^[\w\u0080-\uffff"]/.test(name)) names.add(name)
  })
  return [...names]
}

/** The token that names what stands before `AS`, over a column list when there is one. */
function nameBefore(
  tokens: readonly SqlToken[],
  as: number,
  textOf: (token: SqlToken | undefined) => string,
): SqlToken | undefined {
  let at = as - 1
  if (textOf(tokens[at]) === ')') {
    while (at >= 0 && textOf(tokens[at]) !== '(') at -= 1
    at -= 1
  }
  return tokens[at]
}

/** Completes the statement's own common table expressions, which the SQL language package leaves out. */
export function completeCteNames(context: CompletionContext): CompletionResult | null {
  const word = context.matchBefore(/\w+/)
  if (word === null && !context.explicit) return null
  const text = context.state.doc.toString()
  const statement = statementAt(text, context.pos)
  if (statement === null) return null
  const options = cteNames(text.slice(statement.from, statement.to)).map(
    (label): Completion => ({ label, type: 'type', detail: 'in this query', boost: 5 }),
  )
  return options.length === 0 ? null : { from: word?.from ?? context.pos, options, validFor: /^\w*$/ }
}
