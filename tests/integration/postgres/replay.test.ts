import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ReplayStep } from '../../../main/services/ports.ts'
import { openSandbox, outcomes, rows, run, startTestEngine, type TestEngine } from '../../support/postgres.ts'

let test: TestEngine

beforeAll(async () => {
  test = await startTestEngine()
})
afterAll(() => test.close())

const statement = (sql: string, command = sql.split(' ')[0]?.toUpperCase() ?? ''): ReplayStep => ({
  kind: 'statement',
  sql,
  command,
})

it('rebuilds a missing sandbox from its statements, transactions included', async () => {
  const steps = [
    statement('create table t(a int)', 'CREATE TABLE'),
    statement('select * from t'),
    statement('begin'),
    statement('insert into t values (1)'),
    statement('commit'),
    statement('begin'),
    statement('insert into t values (2)'),
    statement('commit', 'ROLLBACK'),
    statement('begin'),
    statement('insert into t values (3)'),
    { kind: 'session-reset' },
    statement('insert into t values (4)'),
    statement('insert into missing values (4)'),
    statement('begin'),
    statement('insert into t values (5)'),
  ] as const
  const { sandbox, rebuilt } = await test.engine.open('rebuilt', () => steps)
  expect(rebuilt).toEqual({ replayed: 13, failed: 1 })
  const events = await run(sandbox, 'select a from t order by a')
  expect(rows(events)).toEqual([['1'], ['4']])
  expect(events[0]?.kind).toBe('session-reset')
})

it('reads no steps while the sandbox is there, and starts empty after it was dropped', async () => {
  await run(await openSandbox(test, 'there'), 'create table t(a int)')
  const again = await test.engine.open('there', () => {
    throw new Error('the steps were read')
  })
  expect(outcomes(await run(again.sandbox, 'select * from t'))).toMatchObject([{ kind: 'succeeded' }])
  await test.engine.drop('there')
  expect(outcomes(await run(await openSandbox(test, 'there'), 'select * from t'))).toMatchObject([{ kind: 'failed' }])
})

it('keeps tables over a restart, tells of the lost session, and rebuilds when the data folder is gone', async () => {
  const steps = [statement('create table t as select 7 as a', 'SELECT')]
  await run(await openSandbox(test, 'restarted', steps), "set application_name = 'x'")
  await test.engine.stop()
  await test.engine.start()
  const events = await run(await openSandbox(test, 'restarted'), 'select a from t')
  expect(rows(events)).toEqual([['7']])
  expect(events[0]?.kind).toBe('session-reset')
  await test.engine.stop()
  await rm(join(test.dataFolder, 'postgres-18'), { recursive: true, force: true })
  await test.engine.start()
  const { sandbox, rebuilt } = await test.engine.open('restarted', () => steps)
  expect(rebuilt).toEqual({ replayed: 1, failed: 0 })
  expect(rows(await run(sandbox, 'select a from t'))).toEqual([['7']])
})
