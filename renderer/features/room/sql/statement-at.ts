import { type SqlToken, scanSql } from './sql-scanner.ts'

/** A part of the script, as UTF-16 offsets; `to` is behind the closing semicolon. */
export interface TextRange {
  readonly from: number
  readonly to: number
}

/** The statements of a script in order, each from its first word (leading comments left out) to its semicolon. */
export function splitStatements(text: string): TextRange[] {
  const statements: TextRange[] = []
  const body = new AtomicBody(text)
  let from: number | null = null
  let to = 0
  for (const token of scanSql(text)) {
    if (token.kind === 'comment') continue
    const isEnd = text.charAt(token.from) === ';' && !body.isOpen
    if (from === null && isEnd) continue
    from ??= token.from
    to = token.to
    body.take(token)
    if (!isEnd) continue
    statements.push({ from, to })
    from = null
    body.reset()
  }
  if (from !== null) statements.push({ from, to })
  return statements
}

/** The statement the cursor stands in or right behind; the next one when it stands between two; null in a script without any. */
export function statementAt(text: string, cursor: number): TextRange | null {
  const statements = splitStatements(text)
  const within = statements.find((statement) => cursor >= statement.from && cursor <= statement.to)
  if (within !== undefined) return within
  const onLine = statements.findLast(
    (statement) => statement.to < cursor && !text.slice(statement.to, cursor).includes('\n'),
  )
  return onLine ?? statements.find((statement) => statement.from > cursor) ?? statements.at(-1) ?? null
}

/** Follows `BEGIN ATOMIC … END`, the one place where semicolons do not end a statement. */
class AtomicBody {
  readonly #text: string
  #depth = 0
  #previous = ''

  constructor(text: string) {
    this.#text = text
  }

  get isOpen(): boolean {
    return this.#depth > 0
  }

  take(token: SqlToken): void {
    const word = token.kind === 'word' ? this.#text.slice(token.from, token.to).toLowerCase() : ''
    if (word === 'atomic' && this.#previous === 'begin') this.#depth = 1
    else if (this.isOpen && word === 'case') this.#depth += 1
    else if (this.isOpen && word === 'end') this.#depth -= 1
    this.#previous = word
  }

  reset(): void {
    this.#depth = 0
    this.#previous = ''
  }
}
