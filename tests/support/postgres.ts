import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SqlError, StatementOutcome } from '../../core/attempt/statement-result.ts'
import { createSqlEngine } from '../../main/postgres/sql-engine.ts'
import type { ReplayStep, RunEvent, Sandbox, SqlEngine } from '../../main/services/ports.ts'

export interface TestEngine {
  readonly engine: SqlEngine
  readonly dataFolder: string
  readonly log: string[]
  timeoutMs: number
  close(): Promise<void>
}

/** A started engine in a data folder of its own whose name has spaces and non-ASCII letters. */
export async function startTestEngine(): Promise<TestEngine> {
  const dataFolder = await mkdtemp(join(tmpdir(), "tablestakes Björn 名前 O'Neil "))
  // Open for the unprivileged user that the server runs as when the tests run as root.
  await chmod(dataFolder, 0o755)
  const log: string[] = []
  const test: TestEngine = {
    dataFolder,
    log,
    timeoutMs: 30_000,
    engine: createSqlEngine({ dataFolder, log: (line) => log.push(line), statementTimeoutMs: () => test.timeoutMs }),
    close: async () => {
      await test.engine.stop()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
  await test.engine.start()
  if (test.engine.status().state !== 'ready')
    throw new Error(`${JSON.stringify(test.engine.status())}\n${log.join('\n')}`)
  return test
}

export async function openSandbox(test: TestEngine, id: string, steps: readonly ReplayStep[] = []): Promise<Sandbox> {
  return (await test.engine.open(id, () => steps)).sandbox
}

/** All events of a run. */
export async function run(sandbox: Sandbox, script: string, abort = new AbortController().signal): Promise<RunEvent[]> {
  const events: RunEvent[] = []
  for await (const event of sandbox.run(script, abort)) events.push(event)
  return events
}

export function outcomes(events: readonly RunEvent[]): StatementOutcome[] {
  return events.flatMap((event) => (event.kind === 'statement-ended' ? [event.outcome] : []))
}

export function rows(events: readonly RunEvent[]): (string | null)[][] {
  return events.flatMap((event) => (event.kind === 'rows' ? event.rows.map((row) => [...row]) : []))
}

/** The one error of a run. */
export function errorOf(events: readonly RunEvent[]): SqlError {
  for (const event of events) {
    if (event.kind === 'not-run') return event.error
    if (event.kind === 'statement-ended' && event.outcome.kind === 'failed') return event.outcome.error
  }
  throw new Error(`No error in ${JSON.stringify(events)}`)
}
