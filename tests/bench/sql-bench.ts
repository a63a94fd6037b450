/** Ratios of the SQL engine against the bare server, measured in one run: node tests/bench/sql-bench.ts */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import Cursor from 'pg-cursor'
import { clientConfig } from '../../main/postgres/candidate-session.ts'
import { startServer } from '../../main/postgres/running-server.ts'
import { SUPERUSER } from '../../main/postgres/server-arguments.ts'
import { createSqlEngine } from '../../main/postgres/sql-engine.ts'
import type { Sandbox } from '../../main/services/ports.ts'

const ROUNDS = 20
const PAGE = 'SELECT g, g * 2 AS twice, md5(g::text) AS hash FROM generate_series(1, 100000) g'
const dataFolder = await mkdtemp(join(tmpdir(), 'tablestakes-bench-'))
await chmod(dataFolder, 0o755)
const options = { dataFolder, log: () => {}, statementTimeoutMs: () => 60_000 }

async function ms(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

async function median(rounds: number, work: (round: number) => Promise<number>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) times.push(await work(round))
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN
}

async function runAll(sandbox: Sandbox, sql: string): Promise<void> {
  for await (const event of sandbox.run(sql, new AbortController().signal)) {
    if (event.kind === 'statement-ended' && event.outcome.kind !== 'succeeded') throw new Error(JSON.stringify(event))
  }
}

function print(what: string, value: number, base: number | null, goal: string): void {
  const ratio = base === null ? '' : ` = ${(value / base).toFixed(2)}x of ${base.toFixed(1)} ms`
  console.log(`${what}: ${value.toFixed(1)} ms${ratio}${goal}`)
}

const engine = createSqlEngine(options)
print('first start (initdb)', await ms(() => engine.start()), null, '')
await engine.stop()
const warm = await median(5, async (round) => {
  const time = await ms(() => engine.start())
  if (engine.status().state !== 'ready') throw new Error(`round ${round}: ${JSON.stringify(engine.status())}`)
  await engine.stop()
  return time
})
print('warm start to ready', warm, null, '')

const bare = await startServer({ dataFolder, postgresFolder: undefined, log: () => {}, onStep: () => {} })
const createDatabase = await median(ROUNDS, (round) => ms(() => bare.books.run(`CREATE DATABASE bench_${round}`)))
await bare.books.run("CREATE ROLE bench LOGIN PASSWORD 'bench'")
await bare.books.run('GRANT CONNECT ON DATABASE postgres TO bench')
const login = { address: bare.address, database: 'postgres', role: 'bench', password: 'bench' }
if (login.role === SUPERUSER) throw new Error('The comparison must be made as an ordinary role.')
const client = new Client({ ...clientConfig(login, '') })
await client.connect()
const cursorPage = await median(ROUNDS, () =>
  ms(async () => {
    const cursor = client.query(new Cursor(PAGE, [], { rowMode: 'array' }))
    await cursor.read(500)
    await cursor.close()
  }),
)
await client.end()
await bare.stop()

await engine.start()
const open = await median(ROUNDS, async (round) => {
  const time = await ms(async () => {
    const { sandbox } = await engine.open(`bench-${round}`, () => [])
    await runAll(sandbox, 'CREATE TABLE first(a int)')
  })
  // A round does not start in the very moment another did: the next spare is there by then.
  await engine.drop(`bench-${round}`)
  await new Promise((resolve) => setTimeout(resolve, 300))
  return time
})
print('sandbox ready, first statement included, spare waiting', open, createDatabase, ' (goal 1.2x of CREATE DATABASE)')
const burst = await median(ROUNDS, (round) => ms(() => engine.open(`burst-${round}`, () => [])))
print('sandbox ready, one after another', burst, createDatabase, ' of CREATE DATABASE')

const { sandbox } = await engine.open('bench-page', () => [])
const page = await median(ROUNDS, () => ms(() => runAll(sandbox, PAGE)))
print('500 of 100,000 rows', page, cursorPage, ' by pg-cursor (goal 1.3x)')
const before = process.memoryUsage().rss
await runAll(sandbox, 'SELECT * FROM generate_series(1, 10000000)')
console.log(`memory over 10,000,000 rows: ${((process.memoryUsage().rss - before) / 1024 ** 2).toFixed(1)} MB more`)
await engine.stop()
await rm(dataFolder, { recursive: true, force: true })
