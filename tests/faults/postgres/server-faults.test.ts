import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import type { PostgresStatus } from '../../../core/contract/app.ts'
import { findEarlier, isAlive } from '../../../main/postgres/process-identity.ts'
import { createSqlEngine } from '../../../main/postgres/sql-engine.ts'
import type { SqlEngine } from '../../../main/services/ports.ts'
import { openSandbox, rows, run, startTestEngine, type TestEngine } from '../../support/postgres.ts'

let test: TestEngine | null = null
afterEach(async () => {
  await test?.close()
  test = null
})

async function started(): Promise<TestEngine> {
  test = await startTestEngine()
  return test
}

async function postmaster(dataFolder: string): Promise<number> {
  return Number((await readFile(join(dataFolder, 'postgres-18', 'data', 'postmaster.pid'), 'utf8')).split('\n')[0])
}

function reached(engine: SqlEngine, state: PostgresStatus['state']): Promise<PostgresStatus> {
  return new Promise((resolve) => {
    const off = engine.onStatus((status) => {
      if (status.state !== state) return
      off()
      resolve(status)
    })
  })
}

async function gone(pid: number): Promise<void> {
  while (isAlive(pid)) await delay(10)
}

it('starts again after a kill -9 of the server, and the round’s sandbox goes on', async () => {
  const engineTest = await started()
  const { engine, dataFolder } = engineTest
  const sandbox = await openSandbox(engineTest, 'round')
  await run(sandbox, 'create table t as select 1 as a; begin; insert into t values (2)')
  const recovering = reached(engine, 'preparing')
  const ready = reached(engine, 'ready')
  process.kill(await postmaster(dataFolder), 'SIGKILL')
  expect(await recovering).toMatchObject({ step: 'recovering', message: expect.stringContaining('unexpectedly') })
  expect(await ready).toMatchObject({ restarts: 1 })
  const events = await run(await openSandbox(engineTest, 'round'), 'select a from t')
  expect(rows(events)).toEqual([['1']])
  expect(events[0]?.kind).toBe('session-reset')
})

it('gives up after three restarts within a minute, and starts when asked again', async () => {
  const { engine, dataFolder } = await started()
  for (let crash = 1; crash <= 3; crash += 1) {
    const ready = reached(engine, 'ready')
    process.kill(await postmaster(dataFolder), 'SIGKILL')
    await ready
  }
  const unavailable = reached(engine, 'unavailable')
  process.kill(await postmaster(dataFolder), 'SIGKILL')
  expect(await unavailable).toMatchObject({ whatToDo: expect.stringMatching(/start it again/i) })
  await engine.start()
  expect(engine.status().state).toBe('ready')
})

it('goes on after a kill -9 of the candidate’s own process', async () => {
  const engineTest = await started()
  const sandbox = await openSandbox(engineTest, 'round')
  const pid = Number(rows(await run(sandbox, 'select pg_backend_pid()'))[0]?.[0])
  process.kill(pid, 'SIGKILL')
  await gone(pid)
  expect(rows(await run(sandbox, 'select 1'))).toEqual([['1']])
  expect(engineTest.engine.status().state).toBe('ready')
})

it('leaves no server behind when the app is killed', async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'tablestakes killed '))
  await chmod(dataFolder, 0o755)
  const engineModule = new URL('../../../main/postgres/sql-engine.ts', import.meta.url).href
  const script = `const { createSqlEngine } = await import(${JSON.stringify(engineModule)})
    const engine = createSqlEngine({ dataFolder: ${JSON.stringify(dataFolder)}, log() {}, statementTimeoutMs: () => 1000 })
    await engine.start(); console.log(engine.status().state); setInterval(() => {}, 1000)`
  const app = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [said] = await once(app.stdout, 'data')
  expect(String(said).trim()).toBe('ready')
  const pid = await postmaster(dataFolder)
  app.kill('SIGKILL')
  await gone(pid)
  const engine = createSqlEngine({ dataFolder, log: () => {}, statementTimeoutMs: () => 1000 })
  await engine.start()
  expect(engine.status().state).toBe('ready')
  await engine.stop()
  await rm(dataFolder, { recursive: true, force: true })
})

it('never signals a foreign process whose number stands in a stale pid file', async () => {
  const { engine, dataFolder } = await started()
  await engine.stop()
  const foreign = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { uid: 65534, gid: 65534 })
  await once(foreign, 'spawn')
  const data = await realpath(join(dataFolder, 'postgres-18', 'data'))
  const now = Math.floor(Date.now() / 1000)
  await writeFile(join(data, 'postmaster.pid'), `${foreign.pid}\n${data}\n${now}\n5432\n/tmp\n\n`)
  expect((await findEarlier(data)).kind).toBe('stale')
  await engine.start()
  expect(engine.status().state).toBe('ready')
  expect(foreign.exitCode ?? foreign.signalCode).toBeNull()
  foreign.kill()
  await once(foreign, 'exit')
})

it('says what to do when the data folder cannot be used, and throws nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tablestakes-file-'))
  const file = join(folder, 'a-file')
  await writeFile(file, '')
  const engine = createSqlEngine({ dataFolder: join(file, 'data'), log: () => {}, statementTimeoutMs: () => 1000 })
  await engine.start()
  expect(engine.status()).toMatchObject({ state: 'unavailable', whatToDo: expect.stringContaining('data folder') })
  await expect(engine.open('a', () => [])).rejects.toMatchObject({ name: 'EngineUnavailableError' })
  await engine.stop()
  await rm(folder, { recursive: true, force: true })
})

it('does an unfinished initialisation again', async () => {
  const { engine, dataFolder } = await started()
  await engine.stop()
  const data = join(dataFolder, 'postgres-18', 'data')
  await rm(join(data, 'PG_VERSION'))
  await engine.start()
  expect(engine.status().state).toBe('ready')
})
