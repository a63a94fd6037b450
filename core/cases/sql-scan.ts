/** SQL with its `:name` parameters numbered. */
export interface ScannedSql {
  /** Without the closing semicolon. */
  readonly sql: string
  readonly parameters: readonly string[]
  /** A string, quoted name or comment that runs to the end, and the 0-based line it begins on. */
  readonly unclosed: { readonly what: string; readonly line: number } | null
  /** How many statements there are. */
  readonly statements: number
}

/** The pieces in which a colon means nothing, casts, parameters, and the semicolon. The first alternative that fits is taken. */
const PIECES = new RegExp(
  [
    String.raw`(?<comment>--[^\n]*|/\*)`,
    String.raw`(?<escape>\b[eE]'(?:[^'\\]|\\.|'')*(?<escapeEnd>'?))`,
    `(?<string>'(?:[^']|'')*(?<stringEnd>'?))`,
    '(?<name>"(?:[^"]|"")*(?<nameEnd>"?))',
    String.raw`(?<dollar>(?<![\w$])\$(?<tag>[a-zA-Z_]\w*)?\$)`,
    '(?<cast>::|:=)',
    String.raw`(?<![\w\]):]):(?<parameter>[a-z_][a-z0-9_]*)`,
    '(?<end>;)',
  ].join('|'),
  'gs',
)

/** Numbers the parameters of `text` outside strings, quoted names, dollar quotes, comments and casts. */
export function scanSql(text: string): ScannedSql {
  const parameters: string[] = []
  const pieces: string[] = []
  const code: string[] = []
  let at = 0
  let unclosed: ScannedSql['unclosed'] = null
  PIECES.lastIndex = 0
  for (let match = PIECES.exec(text); match !== null; match = PIECES.exec(text)) {
    const groups = match.groups ?? {}
    const before = text.slice(at, match.index)
    const { end, missing } = extent(text, match.index, match[0], groups)
    if (missing !== null) unclosed = { what: missing, line: text.slice(0, match.index).split('\n').length - 1 }
    const piece = groups.parameter === undefined ? text.slice(match.index, end) : numbered(groups.parameter, parameters)
    pieces.push(before, piece)
    code.push(before, groups.comment === undefined ? piece : ' ')
    at = end
    PIECES.lastIndex = end
  }
  pieces.push(text.slice(at))
  code.push(text.slice(at))
  return { sql: withoutSemicolon(pieces.join('')), parameters, unclosed, statements: countStatements(code) }
}

function numbered(name: string, parameters: string[]): string {
  if (!parameters.includes(name)) parameters.push(name)
  return `$${parameters.indexOf(name) + 1}`
}

/** Where the piece that begins at `start` ends, and what is missing when it never does. */
function extent(
  text: string,
  start: number,
  piece: string,
  groups: Readonly<Record<string, string | undefined>>,
): { end: number; missing: string | null } {
  if (groups.dollar !== undefined) {
    const close = text.indexOf(piece, start + piece.length)
    return close < 0
      ? { end: text.length, missing: 'dollar-quoted string' }
      : { end: close + piece.length, missing: null }
  }
  if (piece === '/*') return blockComment(text, start)
  const end = start + piece.length
  if (groups.stringEnd === '' || groups.escapeEnd === '') return { end, missing: 'string' }
  if (groups.nameEnd === '') return { end, missing: 'quoted name' }
  return { end, missing: null }
}

/** PostgreSQL's block comments nest. */
function blockComment(text: string, start: number): { end: number; missing: string | null } {
  const marks = /\/\*|\*\//g
  marks.lastIndex = start
  let depth = 0
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    depth += mark[0] === '/*' ? 1 : -1
    if (depth === 0) return { end: marks.lastIndex, missing: null }
  }
  return { end: text.length, missing: 'comment' }
}

/** `code` without comments; a semicolon that ends a statement is a piece of its own. */
function countStatements(code: readonly string[]): number {
  let count = 0
  let isOpen = false
  for (const piece of code) {
    if (piece === ';') {
      if (isOpen) count += 1
      isOpen = false
    } else if (piece.trim() !== '') isOpen = true
  }
  return count + (isOpen ? 1 : 0)
}

function withoutSemicolon(sql: string): string {
  return sql.trim().replace(/;\s*(?:--[^\n]*\s*)*$/, '')
}
