import { describe, expect, it } from 'vitest'
import type { StatementOutcome } from '../../../core/attempt/statement-result.ts'
import { shownPlace } from '../../../renderer/features/room/results/shown-place.ts'
import { standingOf, summaryOf } from '../../../renderer/features/room/results/statement-summary.ts'
import { ResultRows } from '../../../renderer/features/room/sql/result-rows.ts'
import { type RunModel, type StatementEntry, startRun } from '../../../renderer/features/room/sql/run-model.ts'
import { sliceScript } from '../../../renderer/features/room/sql/script-slice.ts'

const done = (command: string, rowCount: number | null, moreRows = false): StatementOutcome => ({
  kind: 'succeeded',
  command,
  rowCount,
  moreRows,
  durationMs: 12,
})
const error = { code: '42601', message: 'syntax error', detail: null, hint: null, position: null }
const failed: StatementOutcome = { kind: 'failed', error, durationMs: 12 }
const tooLong: StatementOutcome = { kind: 'cancelled', reason: 'time-limit', durationMs: 30_000 }

function entryOf(outcome: StatementOutcome | null, change: Partial<StatementEntry> = {}): StatementEntry {
  return { index: 0, sql: 'select 1', line: 1, outcome, notices: [], result: null, ...change }
}

describe('the summary of a statement', () => {
  it.each<[string, StatementEntry, boolean, string]>([
    ['with a count', entryOf(done('INSERT', 3)), true, 'INSERT · 3 rows · 12 ms'],
    ['with one row', entryOf(done('UPDATE', 1)), true, 'UPDATE · 1 row · 12 ms'],
    ['without a count', entryOf(done('CREATE TABLE', null)), true, 'CREATE TABLE · 12 ms'],
    ['with more to fetch', entryOf(done('SELECT', 500, true)), true, 'SELECT · 500 rows so far · 12 ms'],
    [
      'with a notice',
      entryOf(done('DROP TABLE', null), { notices: [{ severity: 'NOTICE', message: 'skipping' }] }),
      true,
      'DROP TABLE · 12 ms · 1 notice',
    ],
    ['that failed', entryOf(failed), true, 'error 42601 · 12 ms'],
    ['that took too long', entryOf(tooLong), true, 'cancelled: it took longer than a statement may · 30.0 s'],
    ['that is running', entryOf(null), false, 'running…'],
    ['whose end was never heard of', entryOf(null), true, 'outcome unknown'],
  ])('%s', (_, entry, runIsOver, summary) => {
    expect(summaryOf(entry, runIsOver)).toBe(summary)
  })

  it('tells a lost statement from a running one', () => {
    expect([standingOf(entryOf(null), false), standingOf(entryOf(null), true)]).toEqual(['running', 'interrupted'])
  })
})

describe('the statement that is shown', () => {
  const rows = { result: new ResultRows('r', [], []) }
  const runOf = (entries: readonly StatementEntry[], change: Partial<RunModel> = {}): RunModel => ({
    ...startRun('run', sliceScript('select 1', 0, 8), 0),
    entries,
    ...change,
  })
  const create = entryOf(done('CREATE TABLE', null))
  const select = entryOf(done('SELECT', 1), rows)

  it.each<[string, RunModel, number | null, number | null]>([
    ['the chosen one', runOf([create, select]), 0, 0],
    ['the failed one', runOf([select, entryOf(failed)]), null, 1],
    ['the last with rows', runOf([select, select, create]), null, 1],
    ['the last when none has rows', runOf([create, create]), null, 1],
    ['none before the first', runOf([]), null, null],
    ['none when the script could not be run', runOf([], { notRun: error }), null, null],
  ])('is %s', (_, run, chosen, place) => {
    expect(shownPlace(run, chosen)).toBe(place)
  })
})
