import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AttemptsQuery } from '../../../core/contract/attempts.ts'
import { DEFAULT_SETTINGS } from '../../../core/contract/settings.ts'
import type { SqliteHistory } from '../../../main/history/sqlite-history.ts'
import { ConcurrentAppendError, HistoryFullError, UnreadableEventError } from '../../../main/services/ports.ts'
import { asked, RUNNING, ran, started, submitted, wrote } from '../../fixtures/history/attempts.ts'
import { openReady, temporaryFolder } from '../../fixtures/history/open-temporary.ts'

const ALL: AttemptsQuery = { search: '', caseId: null, mode: null, state: null, cursor: null, limit: 50 }

let temporary: ReturnType<typeof temporaryFolder>
let history: SqliteHistory

beforeEach(() => {
  temporary = temporaryFolder()
  history = openReady(temporary.folder)
})
afterEach(() => {
  history.close()
  temporary.remove()
})

/** Does to the file what no part of the program may do. */
function tamper(sql: string): void {
  const database = new Database(join(temporary.folder, 'history.sqlite'))
  database.exec(sql)
  database.close()
}

describe('the log', () => {
  it('gives back what was stored, in order, after the program was started again', () => {
    const events = [started(), asked('How many users?'), ran('select 1')]
    expect(history.append('a', 0, 0, events.slice(0, 1), { state: 'briefing', phase: null })).toBe(1)
    expect(history.append('a', 1, 1500.4, events.slice(1), RUNNING)).toBe(3)
    history.close()
    history = openReady(temporary.folder)
    expect(history.read('a').map(({ seq, clockMs, event }) => ({ seq, clockMs, event }))).toEqual([
      { seq: 1, clockMs: 0, event: events[0] },
      { seq: 2, clockMs: 1500, event: events[1] },
      { seq: 3, clockMs: 1500, event: events[2] },
    ])
    expect(history.read('a', 2).map(({ seq }) => seq)).toEqual([3])
    expect(history.read('unknown')).toEqual([])
  })

  it('refuses to append to a log that has moved on, and stores nothing then', () => {
    history.append('a', 0, 0, [started()], RUNNING)
    expect(() => history.append('a', 0, 0, [asked('Again?')], RUNNING)).toThrow(ConcurrentAppendError)
    expect(() => history.append('a', 2, 0, [asked('A hole?')], RUNNING)).toThrow(ConcurrentAppendError)
    expect(history.read('a')).toHaveLength(1)
  })

  it('stores all of a batch or nothing of it', () => {
    history.append('a', 0, 0, [started()], RUNNING)
    const outside = {
      type: 'document.edited',
      document: 'sql',
      revision: 1,
      from: 5,
      removed: 1,
      inserted: '',
    } as const
    expect(() => history.append('a', 1, 0, [asked('Kept?'), outside], RUNNING)).toThrow(RangeError)
    expect(history.read('a')).toHaveLength(1)
    expect(history.summary('a')?.questions).toBe(0)
  })

  it.each([
    ['an event is changed', "update events set payload = '{}'"],
    ['an event is deleted', 'delete from events'],
    ['an event is replaced', "insert or replace into events values ('a', 1, 'round.paused', 1, '{}', 0, 'now')"],
    ['a hole is left', "insert into events values ('a', 3, 'round.paused', 1, '{}', 0, 'now')"],
    [
      'an event is written for an attempt that is not there',
      "insert into events values ('z', 1, 'x', 1, '{}', 0, 'now')",
    ],
  ])('does not let it pass that %s', (_what, sql) => {
    history.append('a', 0, 0, [started()], RUNNING)
    expect(() => tamper(`pragma foreign_keys = on; pragma recursive_triggers = on; ${sql}`)).toThrow(
      /events|FOREIGN KEY/,
    )
    expect(history.read('a')).toHaveLength(1)
  })

  it('names the attempt and the event when one cannot be read, and still lists all attempts', () => {
    history.append('a', 0, 0, [started()], RUNNING)
    history.append('b', 0, 0, [started()], RUNNING)
    tamper(`insert into events values ('a', 2, 'question.asked', 1, '{"text": 5}', 0, 'now')`)
    expect(() => history.read('a')).toThrow(UnreadableEventError)
    expect(() => history.read('a')).toThrow(/Event 2 of the attempt a /)
    expect(history.list(ALL).attempts.map(({ attemptId }) => attemptId)).toEqual(['b', 'a'])
    history.rebuildProjections()
    expect(history.list(ALL).total).toBe(2)
  })

  it('says that the disk is full, stores nothing, and goes on when there is room', () => {
    history.close()
    history = openReady(temporary.folder, { maxPages: 60 })
    history.append('a', 0, 0, [started()], RUNNING)
    expect(() => history.append('a', 1, 0, [wrote('sql', 'x'.repeat(400_000))], RUNNING)).toThrow(HistoryFullError)
    expect(history.read('a')).toHaveLength(1)
    history.close()
    history = openReady(temporary.folder)
    expect(history.append('a', 1, 0, [wrote('sql', 'x'.repeat(400_000))], RUNNING)).toBe(2)
  })
})

describe('the summary', () => {
  it('counts, sums and stands where the round says it stands', () => {
    history.append('a', 0, 0, [started()], { state: 'briefing', phase: null })
    expect(history.summary('a')).toMatchObject({
      state: 'briefing',
      phase: null,
      ownTotal: null,
      caseTitle: 'Online shop',
    })
    history.append('a', 1, 61_000, [asked('How many?'), ran('select 1'), ran('select 2')], RUNNING)
    expect(history.summary('a')).toMatchObject({ ...RUNNING, statements: 2, questions: 1, clockMs: 61_000 })
    expect(history.unfinished().map(({ attemptId }) => attemptId)).toEqual(['a'])
    history.append('a', 4, 62_000, [submitted], { state: 'completed', phase: null })
    expect(history.summary('a')).toMatchObject({ state: 'completed', ownTotal: 67.5 })
    expect(history.unfinished()).toEqual([])
    expect(history.recordOfCase('e-commerce')).toMatchObject({ attempts: 1, bestOwnTotal: 67.5 })
    expect(history.recordOfCase('none')).toEqual({ attempts: 0, bestOwnTotal: null, lastAttemptAt: null })
  })

  it('disappears with its attempt, and the index with it', () => {
    history.append('a', 0, 0, [started(), asked('pelican?')], RUNNING)
    history.append('b', 0, 0, [started()], RUNNING)
    history.writeSnapshot('a', 2, { here: true })
    history.delete('a')
    expect(history.read('a')).toEqual([])
    expect(history.summary('a')).toBeNull()
    expect(history.readSnapshot('a')).toBeNull()
    expect(history.list({ ...ALL, search: 'pelican' }).total).toBe(0)
    expect(history.list(ALL).total).toBe(1)
    expect(history.append('a', 0, 0, [started()], RUNNING)).toBe(1)
  })
})

describe('the list', () => {
  it('pages through all attempts, newest first, each once, while new ones arrive', () => {
    for (let index = 0; index < 25; index += 1) history.append(`a${index}`, 0, 0, [started()], RUNNING)
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page = history.list({ ...ALL, cursor, limit: 10 })
      seen.push(...page.attempts.map(({ attemptId }) => attemptId))
      cursor = page.nextCursor
      if (seen.length === 10) history.append('late', 0, 0, [started()], RUNNING)
    } while (cursor !== null)
    expect(seen).toEqual(Array.from({ length: 25 }, (_, index) => `a${24 - index}`))
  })

  it('fits its filters together, and its total is of all that fit', () => {
    history.append('a', 0, 0, [started({ caseId: 'x', mode: 'full-45' })], { state: 'completed', phase: null })
    history.append('b', 0, 0, [started({ caseId: 'x' })], RUNNING)
    history.append('c', 0, 0, [started({ caseId: 'y' })], RUNNING)
    history.append('c', 1, 0, [{ type: 'round.abandoned' }], { state: 'abandoned', phase: null })
    const ids = (query: Partial<AttemptsQuery>) => {
      const { attempts, total } = history.list({ ...ALL, ...query })
      return { ids: attempts.map(({ attemptId }) => attemptId), total }
    }
    expect(ids({ caseId: 'x' })).toEqual({ ids: ['b', 'a'], total: 2 })
    expect(ids({ caseId: 'x', mode: 'full-45', state: 'completed' })).toEqual({ ids: ['a'], total: 1 })
    expect(ids({ state: 'running' })).toEqual({ ids: ['b'], total: 1 })
    expect(ids({ state: 'paused' })).toEqual({ ids: [], total: 0 })
    expect(ids({ search: 'shop', state: 'abandoned' })).toEqual({ ids: ['c'], total: 1 })
    expect(history.list({ ...ALL, limit: 1 })).toMatchObject({ total: 3, nextCursor: '3' })
  })

  it('refuses a cursor that no page gave', () => {
    expect(() => history.list({ ...ALL, cursor: "1' or 1" })).toThrow(RangeError)
  })

  it.each([
    ['the title', 'online'],
    ['the notes', 'sharded'],
    ['the trade-off log', 'denormalise'],
    ['the SQL text', 'inventory'],
    ['a statement that was run and is gone from the text', 'generate_series'],
    ['a question', 'Müller'],
    ['a question, without its accents', 'muller'],
    ['the beginning of a word', 'inven'],
    ['several words in several places', 'online inventory müller'],
    ['words with the signs of the query language', '"online" AND* NEAR( (sharded) -inventory^ title:'],
  ])('finds an attempt by %s', (_where, search) => {
    const tradeOffs = [{ id: '1', decision: 'denormalise', gain: 'reads', cost: 'writes', alternative: 'join' }]
    const words = 'and near title'
    history.append(
      'a',
      0,
      0,
      [
        started(),
        wrote('notes.scaling', `sharded by tenant ${words}`),
        wrote('trade-offs', JSON.stringify(tradeOffs)),
        wrote('sql', 'create table inventory (id int)'),
        ran('select generate_series(1, 3)'),
        asked('Is Mrs Müller a user?'),
      ],
      RUNNING,
    )
    history.append('b', 0, 0, [started({ caseTitle: 'Chat' })], RUNNING)
    expect(history.list({ ...ALL, search }).attempts.map(({ attemptId }) => attemptId)).toEqual(['a'])
    expect(history.list({ ...ALL, search }).total).toBe(1)
  })

  it.each(['"', '*', 'NEAR(', '""""', "'; drop table events; --", '^-+:(){}', '\0', 'a OR', '\\', '😀'])(
    'takes %j for words and nothing else',
    (search) => {
      history.append('a', 0, 0, [started({ caseTitle: 'Chat' })], RUNNING)
      expect(history.list({ ...ALL, search })).toEqual({ attempts: [], nextCursor: null, total: 0 })
      expect(history.list(ALL).total).toBe(1)
    },
  )
})

describe('the small things it keeps', () => {
  it('keeps the settings', () => {
    expect(history.readSettings()).toEqual(DEFAULT_SETTINGS)
    history.writeSettings({ ...DEFAULT_SETTINGS, theme: 'dark' })
    history.close()
    history = openReady(temporary.folder)
    expect(history.readSettings()).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' })
  })

  it('uses the defaults when the settings make no sense', () => {
    tamper(`insert into settings values (1, '{"theme": "neon"}')`)
    expect(history.readSettings()).toEqual(DEFAULT_SETTINGS)
  })

  it('keeps a snapshot, and takes a damaged one for none', () => {
    history.append('a', 0, 0, [started()], RUNNING)
    expect(history.readSnapshot('a')).toBeNull()
    history.writeSnapshot('a', 1, { value: 'running' })
    history.writeSnapshot('a', 2, { value: 'paused' })
    expect(history.readSnapshot('a')).toEqual({ seq: 2, snapshot: { value: 'paused' } })
    tamper("update snapshots set snapshot = '{half'")
    expect(history.readSnapshot('a')).toBeNull()
  })
})
