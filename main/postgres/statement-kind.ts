import type { Node } from 'libpg-query'

/** What has to be known of a statement before it is run. */
export interface StatementTraits {
  /** `read`: stops anywhere without harm, so its portal may be left open. `effects`: must run to its end. */
  readonly kind: 'read' | 'effects'
  /** Names of the functions it calls, lower case, without schema; a read that calls one that may write has effects. */
  readonly calls: ReadonlySet<string>
  /** It leaves something in the session that is lost with it: a transaction, a setting, a temporary table … */
  readonly touchesSession: boolean
  /** Shows something and changes nothing, so that a replay leaves it out. */
  readonly onlyShows: boolean
  /** Why it cannot be run here, with what to do instead; null when it can. */
  readonly refusal: { readonly message: string; readonly hint: string } | null
}

const SESSION_NODES = new Set([
  ...['TransactionStmt', 'VariableSetStmt', 'PrepareStmt', 'ListenStmt', 'DeclareCursorStmt', 'LoadStmt', 'LockStmt'],
])
const WRITING_NODES = new Set(['InsertStmt', 'UpdateStmt', 'DeleteStmt', 'MergeStmt', 'IntoClause', 'LockingClause'])

export function traitsOf(statement: Node): StatementTraits {
  const seen = walk(statement)
  const reads = 'SelectStmt' in statement && !seen.writes
  const shows = 'VariableShowStmt' in statement || ('ExplainStmt' in statement && !seen.analyzes)
  return {
    kind: reads || shows ? 'read' : 'effects',
    calls: seen.calls,
    touchesSession:
      seen.temporary || Object.keys(statement).some((key) => SESSION_NODES.has(key)) || seen.calls.has('set_config'),
    onlyShows: shows,
    refusal: refusalOf(statement),
  }
}

function refusalOf(statement: Node): StatementTraits['refusal'] {
  if (!('CopyStmt' in statement)) return null
  const { is_from: isFrom, filename, is_program: isProgram } = statement.CopyStmt
  if (filename !== undefined || isProgram === true) return null
  return isFrom === true
    ? {
        message: 'COPY … FROM STDIN cannot be run here: there is no data stream behind the editor.',
        hint: 'Use INSERT INTO … VALUES (…), (…) or INSERT INTO … SELECT … FROM generate_series(…).',
      }
    : { message: 'COPY … TO STDOUT cannot be run here.', hint: 'Use SELECT: its rows are shown page by page.' }
}

interface Seen {
  readonly calls: Set<string>
  writes: boolean
  temporary: boolean
  analyzes: boolean
}

/** Visits the whole tree without recursion, for the tree may be deep. */
function walk(root: unknown): Seen {
  const seen: Seen = { calls: new Set(), writes: false, temporary: false, analyzes: false }
  const open: unknown[] = [root]
  while (open.length > 0) {
    const node = open.pop()
    if (typeof node !== 'object' || node === null) continue
    for (const [key, child] of Object.entries(node)) {
      visit(seen, key, child)
      open.push(child)
    }
  }
  return seen
}

function visit(seen: Seen, key: string, child: unknown): void {
  if (WRITING_NODES.has(key) || key === 'intoClause') seen.writes = true
  if (key === 'relpersistence' && child === 't') seen.temporary = true
  if (key === 'defname' && child === 'analyze') seen.analyzes = true
  if (key === 'funcname' && Array.isArray(child)) {
    const name = lastString(child)
    if (name !== null) seen.calls.add(name)
  }
}

function lastString(names: readonly unknown[]): string | null {
  const last = names.at(-1)
  if (typeof last !== 'object' || last === null || !('String' in last)) return null
  const { String: text } = last
  return typeof text === 'object' && text !== null && 'sval' in text && typeof text.sval === 'string' ? text.sval : null
}
