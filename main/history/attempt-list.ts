import type { AttemptSummary, AttemptsPage, AttemptsQuery } from '../../core/contract/attempts.ts'
import { SUMMARY_COLUMNS, type SummaryRow, summaryOf } from './attempt-rows.ts'
import type { HistoryDatabase } from './database.ts'
import { searchExpression } from './search-expression.ts'

type Value = string | number

const EMPTY_PAGE: AttemptsPage = { attempts: [], nextCursor: null, total: 0 }

/** One page of attempts, newest first. Throws RangeError for a cursor that no page gave. */
export function listAttempts(database: HistoryDatabase, query: AttemptsQuery): AttemptsPage {
  const { caseId, mode, state, limit } = query
  const filters = Object.entries({ case_id: caseId, mode, state }).flatMap(([column, value]) =>
    value === null ? [] : [{ column, value }],
  )
  const expression = searchExpression(query.search)
  if (expression === null && query.search.trim() !== '') return EMPTY_PAGE
  const before = beforeNumber(query.cursor)
  const found = expression === null ? '' : 'search f join summaries s on s.number = f.rowid'
  const conditions = [
    ...(expression === null ? [] : ['search match ?']),
    ...(before === null ? [] : [expression === null ? 's.number < ?' : 'f.rowid < ?']),
    ...filters.map(({ column }) => `s.${column} = ?`),
  ]
  const values: Value[] = [
    ...(expression === null ? [] : [expression]),
    ...(before === null ? [] : [before]),
    ...filters.map(({ value }) => value),
  ]
  const rows = database
    .prepare<Value[], SummaryRow>(
      `select s.number, ${SUMMARY_COLUMNS} from ${expression === null ? 'summaries s' : found} ${where(conditions)}
       order by ${expression === null ? 's.number' : 'f.rowid'} desc limit ?`,
    )
    .all(...values, limit + 1)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    attempts: page.map(summaryOf),
    nextCursor: rows.length > limit && last !== undefined ? String(last.number) : null,
    total: expression === null ? tallied(database, filters) : matched(database, expression, filters),
  }
}

/** Attempts whose round is not over, newest first. */
export function listUnfinished(database: HistoryDatabase): AttemptSummary[] {
  return database
    .prepare<[], AttemptSummary>(
      `select ${SUMMARY_COLUMNS} from summaries s
       where state in ('briefing', 'running', 'paused', 'self-evaluation') order by number desc`,
    )
    .all()
}

interface Filter {
  readonly column: string
  readonly value: string
}

function tallied(database: HistoryDatabase, filters: readonly Filter[]): number {
  const total = database
    .prepare<Value[], number | null>(
      `select sum(attempts) from tallies s ${where(filters.map(({ column }) => `${column} = ?`))}`,
    )
    .pluck()
    .get(...filters.map(({ value }) => value))
  return total ?? 0
}

function matched(database: HistoryDatabase, expression: string, filters: readonly Filter[]): number {
  const join = filters.length === 0 ? '' : 'join summaries s on s.number = f.rowid'
  const conditions = ['search match ?', ...filters.map(({ column }) => `s.${column} = ?`)]
  const total = database
    .prepare<Value[], number>(`select count(*) from search f ${join} ${where(conditions)}`)
    .pluck()
    .get(expression, ...filters.map(({ value }) => value))
  return total ?? 0
}

function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`
}

function beforeNumber(cursor: string | null): number | null {
  if (cursor === null) return null
  if (!/^\d{1,15}$/.test(cursor)) throw new RangeError(`"${cursor}" is not the cursor of a page of attempts.`)
  return Number(cursor)
}
