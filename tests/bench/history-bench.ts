import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { AttemptEvent } from '../../core/attempt/attempt-event.ts'
import type { AttemptsQuery } from '../../core/contract/attempts.ts'
import { MODES } from '../../core/round/phases.ts'
import type { SqliteHistory } from '../../main/history/sqlite-history.ts'
import type { Standing } from '../../main/services/ports.ts'
import { asked, RUNNING, ran, started, wrote } from '../fixtures/history/attempts.ts'
import { openReady, temporaryFolder } from '../fixtures/history/open-temporary.ts'

// How many durable appends a second, and how long lists take with 5,000 and with 50,000 attempts, in one run.
// Usage: node tests/bench/history-bench.ts

const SIZES = [5000, 50_000] as const
const APPENDS = 2000
const REPEATS = 31
const PAGE: AttemptsQuery = { search: '', caseId: null, mode: null, state: null, cursor: null, limit: 50 }
const STATES: readonly Standing[] = [
  { state: 'completed', phase: null },
  { state: 'completed', phase: null },
  { state: 'completed', phase: null },
  { state: 'abandoned', phase: null },
]
const LISTS: Readonly<Record<string, Partial<AttemptsQuery>>> = {
  'first page': {},
  'page in the middle': { cursor: '2500' },
  'one case': { caseId: 'case-3' },
  'one mode and state': { mode: 'untimed', state: 'abandoned' },
  'nothing fits': { caseId: 'case-3', state: 'paused' },
  'a rare word': { search: 'needle' },
  'a word of one attempt in ten': { search: 'case-3' },
  'a word of every attempt': { search: 'inventory' },
}

function script(index: number): AttemptEvent[] {
  const mode = MODES[index % MODES.length] ?? 'untimed'
  const word = index % 1000 === 0 ? 'needle' : 'hay'
  return [
    started({ caseId: `case-${index % 10}`, caseTitle: `The case-${index % 10}`, mode }),
    asked(`How many users does shop ${index} have, and is it ${word}?`),
    wrote('notes.requirements', 'Ten million users, five thousand orders a second at the peak.\n'.repeat(5)),
    wrote(
      'sql',
      'create table inventory (sku text primary key, on_hand int not null check (on_hand >= 0));\n'.repeat(5),
    ),
    ran('select sku, on_hand from inventory where on_hand < 10'),
  ]
}

function fill(history: SqliteHistory, from: number, to: number): void {
  for (let index = from; index < to; index += 1) {
    history.append(`attempt-${index}`, 0, 60_000, script(index), STATES[index % STATES.length] ?? RUNNING)
  }
}

function median(work: () => void): number {
  const times = Array.from({ length: REPEATS }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  return times.sort((a, b) => a - b)[Math.floor(REPEATS / 2)] ?? Number.NaN
}

function appendsPerSecond(history: SqliteHistory): number {
  let seq = history.append('typing', 0, 0, [started()], RUNNING)
  let at = 0
  const start = performance.now()
  for (let revision = 1; revision <= APPENDS; revision += 1) {
    const inserted = 'select 1;\n'
    const edit = { type: 'document.edited', document: 'sql', revision, from: at, removed: 0, inserted } as const
    seq = history.append('typing', seq, revision * 1000, [{ type: 'time.passed', ms: 1000 }, edit], RUNNING)
    at += inserted.length
  }
  return (APPENDS / (performance.now() - start)) * 1000
}

const temporary = temporaryFolder()
try {
  let history = openReady(temporary.folder)
  console.log(`durable appends of an edit (a text growing to 20 KB): ${appendsPerSecond(history).toFixed(0)} a second`)
  const results = new Map<string, number[]>()
  let filled = 0
  for (const size of SIZES) {
    const start = performance.now()
    fill(history, filled, size)
    console.log(
      `durable appends of whole attempts: ${(((size - filled) / (performance.now() - start)) * 1000).toFixed(0)} a second`,
    )
    filled = size
    history.close()
    const opening = performance.now()
    history = openReady(temporary.folder)
    const megabytes = statSync(join(temporary.folder, 'history.sqlite')).size / 1024 / 1024
    console.log(
      `opening with ${size} attempts (${megabytes.toFixed(0)} MB): ${(performance.now() - opening).toFixed(0)} ms`,
    )
    for (const [name, query] of Object.entries(LISTS)) {
      const milliseconds = median(() => history.list({ ...PAGE, ...query }))
      results.set(name, [...(results.get(name) ?? []), milliseconds])
    }
  }
  history.close()
  for (const [name, [small = Number.NaN, large = Number.NaN]] of results) {
    const ratio = (large / small).toFixed(1)
    console.log(`${name}: ${small.toFixed(2)} ms with 5,000, ${large.toFixed(2)} ms with 50,000 (${ratio}×)`)
  }
} finally {
  temporary.remove()
}
