import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import {
  type AttemptSummary,
  type AttemptsPage,
  type AttemptsQuery,
  attemptSummarySchema,
} from '../../core/contract/attempts.ts'

const COLUMNS = `attempt_id AS attemptId, case_id AS caseId, case_title AS caseTitle, mode, level, state, phase,
  started_at AS startedAt, updated_at AS updatedAt, clock_ms AS clockMs, own_total AS ownTotal, statements, questions`
const rowSchema = attemptSummarySchema.extend({ id: z.number().int() })
const cursorSchema = z.tuple([z.string(), z.number().int()])

/** A cursor that no page handed out. */
class BadCursorError extends Error {
  override readonly name = 'BadCursorError'
}

/** One page, newest first, from the projection. The search index must be up to date. */
export function listAttempts(database: Database, query: AttemptsQuery): AttemptsPage {
  const filters: string[] = []
  const values: (string | number)[] = []
  const add = (filter: string, ...given: (string | number)[]) => {
    filters.push(filter)
    values.push(...given)
  }
  if (query.caseId !== null) add('case_id = ?', query.caseId)
  if (query.mode !== null) add('mode = ?', query.mode)
  if (query.state !== null) add('state = ?', query.state)
  const words = searchExpression(query.search)
  if (words !== null) add('id IN (SELECT rowid FROM attempt_search WHERE attempt_search MATCH ?)', words)
  const total = z.number().parse(
    database
      .prepare(`SELECT count(*) FROM attempts ${where(filters)}`)
      .pluck()
      .get(...values),
  )
  if (query.cursor !== null) add('(started_at, id) < (?, ?)', ...parseCursor(query.cursor))
  const rows = database
    .prepare(`SELECT id, ${COLUMNS} FROM attempts ${where(filters)} ORDER BY started_at DESC, id DESC LIMIT ?`)
    .all(...values, query.limit + 1)
    .map((row) => rowSchema.parse(row))
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    attempts: page.map(({ id: _, ...summary }) => summary),
    nextCursor: rows.length > query.limit && last !== undefined ? JSON.stringify([last.startedAt, last.id]) : null,
    total,
  }
}

export function summaryOf(database: Database, attemptId: string): AttemptSummary | null {
  const row = database.prepare(`SELECT ${COLUMNS} FROM attempts WHERE attempt_id = ?`).get(attemptId)
  return row === undefined ? null : attemptSummarySchema.parse(row)
}

export function unfinishedAttempts(database: Database): AttemptSummary[] {
  return database
    .prepare(`SELECT ${COLUMNS} FROM attempts WHERE state NOT IN ('completed', 'abandoned') ORDER BY started_at DESC`)
    .all()
    .map((row) => attemptSummarySchema.parse(row))
}

const recordSchema = z.object({
  attempts: z.number().int(),
  bestOwnTotal: z.number().nullable(),
  lastAttemptAt: z.string().nullable(),
})

export function recordOfCase(database: Database, caseId: string): z.infer<typeof recordSchema> {
  const row = database
    .prepare(
      'SELECT count(*) AS attempts, max(own_total) AS bestOwnTotal, max(started_at) AS lastAttemptAt FROM attempts WHERE case_id = ?',
    )
    .get(caseId)
  return recordSchema.parse(row)
}

function where(filters: readonly string[]): string {
  return filters.length === 0 ? '' : `WHERE ${filters.join(' AND ')}`
}

function parseCursor(cursor: string): [string, number] {
  try {
    return cursorSchema.parse(JSON.parse(cursor))
  } catch (cause) {
    throw new BadCursorError('This page of the history cannot be found; begin with the first.', { cause })
  }
}

/** The user's words as quoted prefixes, so that nothing in them is taken for FTS5's own syntax; null without words. */
export function searchExpression(search: string): string | null {
  const words = search.match(/[\p{L}\p{N}_]+/gu) ?? []
  return words.length === 0 ? null : words.map((word) => `"${word}"*`).join(' ')
}
