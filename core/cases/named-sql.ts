import { scanSql } from './sql-scan.ts'

/** A query of an operations.sql file: its `:name` parameters turned into `$n`, in the order of their first use. */
export interface NamedQuery {
  readonly name: string
  /** 1-based line of the header. */
  readonly line: number
  readonly sql: string
  /** Names of `$1`, `$2` … */
  readonly parameters: readonly string[]
}

export interface NamedSqlProblem {
  readonly line: number
  readonly message: string
}

const HEADER = /^--\s*name:\s*(.*?)\s*$/
const NAME = /^[a-z][a-z0-9_]*$/

/** Splits a file by its `-- name: id` headers. Only blank lines and comments may stand before the first. */
export function splitNamedSql(text: string): {
  readonly queries: readonly NamedQuery[]
  readonly problems: readonly NamedSqlProblem[]
} {
  const problems: NamedSqlProblem[] = []
  const queries: NamedQuery[] = []
  for (const { name, line, body } of sections(text, problems)) {
    const { sql, parameters, unclosed, statements } = scanSql(body)
    const problem = problemOf({ name, isTwice: queries.some((query) => query.name === name), unclosed, statements })
    if (problem === null) queries.push({ name, line, sql, parameters })
    else problems.push({ line: line + (unclosed?.line ?? 0), message: problem })
  }
  return { queries, problems }
}

function problemOf(found: {
  readonly name: string
  readonly isTwice: boolean
  readonly unclosed: { readonly what: string } | null
  readonly statements: number
}): string | null {
  const { name, unclosed, statements } = found
  if (!NAME.test(name)) return `"${name}" is no name: write "-- name: add_to_cart", lower case with underscores.`
  if (found.isTwice) return `${name} is defined twice: remove one or give it another name.`
  if (unclosed !== null) return `${name}: the ${unclosed.what} that begins here is never closed.`
  if (statements === 0) return `${name} has no SQL under its header: write it or remove the header.`
  if (statements > 1) {
    return `${name} has ${statements} statements: parameters need one, so join them with WITH … or give each its own header.`
  }
  return null
}

function sections(text: string, problems: NamedSqlProblem[]): { name: string; line: number; body: string }[] {
  const found: { name: string; line: number; lines: string[] }[] = []
  for (const [index, content] of text.split(/\r?\n/).entries()) {
    const header = HEADER.exec(content)
    const last = found.at(-1)
    if (header !== null) found.push({ name: header[1] ?? '', line: index + 1, lines: [] })
    else if (last !== undefined) last.lines.push(content)
    else if (content.trim() !== '' && !content.startsWith('--')) {
      problems.push({ line: index + 1, message: 'SQL before the first "-- name:" header: give it one.' })
      return []
    }
  }
  // The empty first line stands for the header, so that lines of the body count from it.
  return found.map(({ name, line, lines }) => ({ name, line, body: ['', ...lines].join('\n') }))
}
