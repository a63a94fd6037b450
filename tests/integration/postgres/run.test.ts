import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Sandbox } from '../../../main/services/ports.ts'
import { errorOf, openSandbox, outcomes, rows, run, startTestEngine, type TestEngine } from '../../support/postgres.ts'

let test: TestEngine
let sandbox: Sandbox

beforeAll(async () => {
  test = await startTestEngine()
  sandbox = await openSandbox(test, 'run')
})
afterAll(() => test.close())

describe('errors stand at their place in the script', () => {
  it.each([
    ['an unknown column after multi-byte text', "select 'ü名😀', nope", '42703', { line: 1, column: 15, offset: 15 }],
    ['in the second statement', 'select 1;\n-- é\n  select nope;', '42703', { line: 3, column: 10, offset: 24 }],
    ['a syntax error', 'select 1;\nselect 1 frm x y', '42601', { line: 2, column: 14, offset: 23 }],
    ['psql commands', 'select 1;\n\\d t', '42601', { line: 2, column: 1, offset: 10 }],
    ['an unclosed quote', "select 'abc", '42601', { line: 1, column: 8, offset: 7 }],
  ])('%s', async (_name, script, code, position) => {
    expect(errorOf(await run(sandbox, script))).toMatchObject({ code, position })
  })

  it('runs nothing of a script that cannot be parsed', async () => {
    const events = await run(sandbox, 'create table never_made(); selec 1')
    expect(events.map(({ kind }) => kind)).toEqual(['not-run'])
    expect(errorOf(await run(sandbox, 'select * from never_made')).code).toBe('42P01')
  })

  it('keeps hint and detail, and explains what psql would have done', async () => {
    await run(sandbox, 'create table hinted(name text primary key); insert into hinted values (1)')
    expect(errorOf(await run(sandbox, 'select nme from hinted')).hint).toContain('hinted.name')
    expect(errorOf(await run(sandbox, "insert into hinted values ('1')")).detail).toContain('already exists')
    expect(errorOf(await run(sandbox, '\\d')).hint).toContain('psql')
  })

  it('says where inside a function it went wrong', async () => {
    const error = errorOf(await run(sandbox, "do $$ begin execute 'select nope'; end $$"))
    expect(error.position).toBeNull()
    expect(error.detail).toContain('select nope')
  })
})

describe('scripts', () => {
  it.each([[''], ['   \n'], ['-- only a comment'], ['/* a /* nested */ one */'], [';;']])(
    '%j runs nothing',
    async (script) => {
      expect(await run(sandbox, script)).toEqual([{ kind: 'script-ended', ran: 0, total: 0 }])
    },
  )

  it('stops at the first failure and keeps what was committed before it', async () => {
    const events = await run(sandbox, 'create table kept(); select 1/0; create table not_made()')
    expect(outcomes(events).map(({ kind }) => kind)).toEqual(['succeeded', 'failed'])
    expect(events.at(-1)).toEqual({ kind: 'script-ended', ran: 2, total: 3 })
    expect(outcomes(await run(sandbox, 'select * from kept'))[0]?.kind).toBe('succeeded')
  })

  it('lets a transaction span runs and reports a COMMIT that rolled back', async () => {
    await run(sandbox, 'create table tx(a int); begin')
    await run(sandbox, 'insert into tx values (1)')
    await run(sandbox, 'select 1/0')
    expect(outcomes(await run(sandbox, 'commit'))).toMatchObject([{ kind: 'succeeded', command: 'ROLLBACK' }])
    expect(rows(await run(sandbox, 'select count(*) from tx'))).toEqual([['0']])
    expect(outcomes(await run(sandbox, 'begin; insert into tx values (2); commit')).at(-1)).toMatchObject({
      command: 'COMMIT',
    })
    expect(rows(await run(sandbox, 'select * from tx'))).toEqual([['2']])
  })

  it('runs what cannot run in a transaction, notices and notifications', async () => {
    const script = `create table busy(a int); create index concurrently on busy(a); vacuum busy;
      do $$ begin raise notice 'hello'; end $$; listen news; notify news, 'x'`
    const events = await run(sandbox, script)
    expect(outcomes(events).map(({ kind }) => kind)).toEqual(Array(6).fill('succeeded'))
    const notices = events.flatMap((event) => (event.kind === 'notice' ? [event.message] : []))
    expect(notices).toEqual(['hello', 'news: x'])
  })

  it('caps a flood of notices', async () => {
    const events = await run(
      sandbox,
      "do $$ begin for i in 1..5000 loop raise notice '%', repeat('n', 9000); end loop; end $$",
    )
    const notices = events.flatMap((event) => (event.kind === 'notice' ? [event.message] : []))
    expect(notices.length).toBe(101)
    expect(Math.max(...notices.map(({ length }) => length))).toBeLessThan(5000)
  })

  it('refuses COPY FROM STDIN at once and goes on', async () => {
    await run(sandbox, 'create table copied(a int)')
    expect(errorOf(await run(sandbox, 'copy copied from stdin')).message).toContain('COPY')
    expect(rows(await run(sandbox, 'select 1'))).toEqual([['1']])
  })

  it('counts what was written, and runs a function that writes for every row', async () => {
    const events = await run(
      sandbox,
      `create table written(a int); insert into written select generate_series(1, 1200);
       create function more(i int) returns int language sql as 'insert into written values (i) returning a';
       select more(g) from generate_series(1, 2000) g; select count(*) from written`,
    )
    expect(outcomes(events)[1]).toMatchObject({ command: 'INSERT', rowCount: 1200 })
    expect(rows(events).at(-1)).toEqual(['3200'])
  })
})

describe('results', () => {
  it('shows 500 rows first and pages through 100,000', async () => {
    const events = await run(sandbox, 'select g, g::text from generate_series(1, 100000) g')
    expect(outcomes(events)).toMatchObject([{ kind: 'succeeded', rowCount: 500, moreRows: true }])
    const result = events.find((event) => event.kind === 'rows')
    if (result?.kind !== 'rows') throw new Error('no rows')
    expect(result.columns).toEqual([
      { name: 'g', type: 'integer' },
      { name: 'g', type: 'text' },
    ])
    let seen = result.rows.length
    let last = result.rows.at(-1)
    for (let more = true; more; ) {
      const page = await sandbox.fetch(result.resultId, 5000)
      seen += page.rows.length
      last = page.rows.at(-1) ?? last
      more = page.more
    }
    expect([seen, last]).toEqual([100_000, ['100000', '100000']])
  })

  it('closes a result at the next run', async () => {
    const result = (await run(sandbox, 'select generate_series(1, 1000)')).find((event) => event.kind === 'rows')
    await run(sandbox, 'select 1')
    if (result?.kind !== 'rows') throw new Error('no rows')
    await expect(sandbox.fetch(result.resultId, 10)).rejects.toMatchObject({ name: 'ResultGoneError' })
  })

  it('keeps memory flat over ten million rows', async () => {
    const before = process.memoryUsage().rss
    const events = await run(sandbox, 'select * from generate_series(1, 10000000)')
    expect(outcomes(events)).toMatchObject([{ kind: 'succeeded', moreRows: true }])
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 ** 2)
  })

  it('cuts cells at 64 KB and pages at about 8 MB', async () => {
    const [big] = rows(await run(sandbox, "select repeat('é', 5000000), 'after', null"))
    expect([Buffer.byteLength(big?.[0] ?? ''), big?.[1], big?.[2]]).toEqual([65536, 'after', null])
    const events = await run(sandbox, "select g, repeat('x', 100000) from generate_series(1, 500) g")
    expect(outcomes(events)).toMatchObject([{ moreRows: true }])
    expect(rows(events).length).toBeLessThan(300)
  })

  it('reads the catalogue for completion', async () => {
    await run(sandbox, "create type mood as enum ('ok'); create table listed(id int not null, m mood)")
    const { tables } = await sandbox.catalog()
    expect(tables.find(({ name }) => name === 'listed')?.columns).toEqual([
      { name: 'id', type: 'integer', notNull: true },
      { name: 'm', type: 'public.mood', notNull: false },
    ])
  })
})

describe('statements that would never end', () => {
  it('cancels at the candidate’s wish, and the session goes on', async () => {
    await run(sandbox, "set application_name = 'mine'")
    const abort = new AbortController()
    const events = []
    for await (const event of sandbox.run('select pg_sleep(600); select 1', abort.signal)) {
      events.push(event)
      if (event.kind === 'statement-started') setImmediate(() => abort.abort())
    }
    expect(outcomes(events)).toMatchObject([{ kind: 'cancelled', reason: 'candidate' }])
    expect(rows(await run(sandbox, 'show application_name'))).toEqual([['mine']])
  })

  it('ends at the limit whatever the role sets', async () => {
    test.timeoutMs = 300
    const events = await run(sandbox, 'set statement_timeout = 0; do $$ begin loop perform 1; end loop; end $$')
    test.timeoutMs = 30_000
    expect(outcomes(events).at(-1)).toMatchObject({ kind: 'cancelled', reason: 'time-limit' })
  })

  it('ends even one that catches the cancelling', async () => {
    test.timeoutMs = 300
    const script = `do $$ begin loop begin perform pg_sleep(60); exception when query_canceled then null; end; end loop; end $$`
    const events = await run(sandbox, script)
    test.timeoutMs = 30_000
    expect(outcomes(events)).toMatchObject([{ kind: 'cancelled', reason: 'time-limit' }])
    expect(events.map(({ kind }) => kind)).toContain('session-reset')
    expect(rows(await run(sandbox, 'select 1'))).toEqual([['1']])
  })
})
