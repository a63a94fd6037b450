import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { MessageChannel } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../../core/contract/contract.ts'

/**
 * Runs the packaged backend in this process, as Electron's utility process would, and plays its shell and its page: starts a
 * round and runs SQL in it. Prints what came back as one line of JSON. Arguments: unpacked app, resources, data folder.
 */
const [appFolder = '', resourcesFolder = '', dataFolder = ''] = process.argv.slice(2)

const shell = new EventEmitter()
Object.defineProperty(process, 'parentPort', {
  value: { on: shell.on.bind(shell), postMessage: (message: { kind: string }) => shell.emit(message.kind, message) },
})
shell.on('failed', ({ message }: { message: string }) => {
  process.stderr.write(`${message}\n`)
  process.exit(1)
})

await import(pathToFileURL(join(appFolder, 'out', 'main', 'backend.js')).href)
const tell = (data: unknown, ports: readonly unknown[] = []) => shell.emit('message', { data, ports })
tell({
  kind: 'start',
  start: {
    dataFolder,
    casesFolders: [join(resourcesFolder, 'cases')],
    migrationsFolder: join(appFolder, 'out', 'main', 'migrations'),
  },
})

const { port1, port2 } = new MessageChannel()
tell({ kind: 'connect' }, [port1])
const client = createORPCClient<ContractRouterClient<Contract>>(new RPCLink({ port: port2 }))
port2.start()

for await (const { postgres } of await client.app.watch()) {
  if (postgres.state === 'unavailable') throw new Error(`${postgres.message} ${postgres.whatToDo}`)
  if (postgres.state === 'ready') break
}
const { cases, problems } = await client.cases.list()
const caseId = cases[0]?.id ?? ''
const { attemptId } = await client.rounds.start({ caseId, mode: 'untimed', level: 'senior', phase: null })
await client.rounds.command({ attemptId, command: { kind: 'finish-briefing' } })
for await (const update of await client.rounds.watch({ attemptId })) {
  if (update.kind !== 'view' || update.view.sandbox.state === 'preparing') continue
  if (update.view.sandbox.state === 'unavailable') throw new Error(update.view.sandbox.message)
  break
}

const script = `select 1;
create extension pgcrypto;
select encode(digest('tablestakes', 'sha256'), 'hex');
select to_tsvector('english', 'packaged databases')::text;
select lower('ÄÖ' collate "und-x-icu");
select (timestamptz '2026-07-01 12:00+00' at time zone 'Europe/Berlin')::text;`
const values: unknown[] = []
const failures: unknown[] = []
for await (const update of await client.sql.run({ attemptId, runId: 'packaged', script })) {
  if (update.kind === 'rows') values.push(update.rows[0]?.[0])
  if (update.kind === 'not-run') failures.push(update.error)
  if (update.kind === 'statement-ended' && update.outcome.kind !== 'succeeded') failures.push(update.outcome)
}
process.stdout.write(`${JSON.stringify({ cases: cases.length, problems, values, failures })}\n`)
tell({ kind: 'close' })
