import { formatCount, formatDuration } from '../../../ui/format.ts'
import type { StatementEntry } from '../sql/run-model.ts'

/** How a statement stands, as its icon tells it. */
export type StatementStanding = 'running' | 'succeeded' | 'failed' | 'cancelled' | 'interrupted'

/** `interrupted` when the run ended without a word about the statement. */
export function standingOf(entry: StatementEntry, runIsOver: boolean): StatementStanding {
  return entry.outcome?.kind ?? (runIsOver ? 'interrupted' : 'running')
}

const CANCELLED = {
  candidate: 'cancelled by you',
  'time-limit': 'cancelled: it took longer than a statement may',
  'size-limit': 'cancelled: its result was larger than a result may be',
} as const

/** What became of a statement, in a few words: `INSERT · 3 rows · 1.2 ms · 1 notice`. */
export function summaryOf(entry: StatementEntry, runIsOver: boolean): string {
  const notices = entry.notices.length === 0 ? [] : [formatCount(entry.notices.length, 'notice')]
  return [...outcomeWords(entry, runIsOver), ...notices].join(' · ')
}

function outcomeWords({ outcome }: StatementEntry, runIsOver: boolean): string[] {
  if (outcome === null) return [runIsOver ? 'outcome unknown' : 'running…']
  const duration = formatDuration(outcome.durationMs)
  switch (outcome.kind) {
    case 'succeeded': {
      const rows =
        outcome.rowCount === null ? [] : [`${formatCount(outcome.rowCount, 'row')}${outcome.moreRows ? ' so far' : ''}`]
      return [outcome.command, ...rows, duration]
    }
    case 'failed':
      return [outcome.error.code === null ? 'failed' : `error ${outcome.error.code}`, duration]
    case 'cancelled':
      return [CANCELLED[outcome.reason], duration]
  }
}

/** A statement on one line, cut where nobody would see the rest. */
export function oneLine(sql: string): string {
  return sql.slice(0, 300).replace(/\s+/g, ' ').trim()
}
