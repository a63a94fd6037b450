/** A piece of SQL text as far as finding the ends of statements needs it. Offsets are UTF-16. */
export interface SqlToken {
  readonly kind: 'word' | 'string' | 'comment' | 'symbol'
  readonly from: number
  readonly to: number
}

const WORD = /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y
const DOLLAR_TAG = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y

/** The tokens of a script, white space left out. Unclosed strings and comments reach to the end. */
export function* scanSql(text: string): Generator<SqlToken> {
  let at = 0
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) {
      at += 1
      continue
    }
    const token = tokenAt(text, at)
    yield token
    at = token.to
  }
}

function tokenAt(text: string, from: number): SqlToken {
  const two = text.slice(from, from + 2)
  if (two === '--') return { kind: 'comment', from, to: endOf(text, '\n', from) }
  if (two === '/*') return { kind: 'comment', from, to: blockCommentEnd(text, from) }
  if (two.toLowerCase() === "e'") return { kind: 'string', from, to: quotedEnd(text, from + 1, "'", true) }
  const first = text.charAt(from)
  if (first === "'" || first === '"') return { kind: 'string', from, to: quotedEnd(text, from, first, false) }
  const tag = matchAt(DOLLAR_TAG, text, from)
  if (tag !== null) return { kind: 'string', from, to: endOf(text, tag, from + tag.length) }
  const word = matchAt(WORD, text, from)
  return word === null ? { kind: 'symbol', from, to: from + 1 } : { kind: 'word', from, to: from + word.length }
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? null
}

function endOf(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from)
  return at === -1 ? text.length : at + mark.length
}

function quotedEnd(text: string, from: number, quote: string, backslashes: boolean): number {
  let at = from + 1
  while (at < text.length) {
    const char = text.charAt(at)
    if (backslashes && char === '\\') at += 2
    else if (char !== quote) at += 1
    else if (text.charAt(at + 1) === quote) at += 2
    else return at + 1
  }
  return text.length
}

/** PostgreSQL's block comments nest. */
function blockCommentEnd(text: string, from: number): number {
  let depth = 0
  let at = from
  while (at < text.length) {
    const two = text.slice(at, at + 2)
    if (two === '/*') depth += 1
    else if (two === '*/') depth -= 1
    at += two === '/*' || two === '*/' ? 2 : 1
    if (depth === 0) return at
  }
  return text.length
}
