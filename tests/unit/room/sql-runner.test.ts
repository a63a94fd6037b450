import { describe, expect, it } from 'vitest'
import type { RunUpdate } from '../../../core/contract/sql.ts'
import { changedCatalog, runError } from '../../../renderer/features/room/sql/run-model.ts'
import { sliceScript } from '../../../renderer/features/room/sql/script-slice.ts'
import { type RunTransport, SqlRunner } from '../../../renderer/features/room/sql/sql-runner.ts'

const whole = (text: string) => sliceScript(text, 0, text.length)
const started = (index: number, sql: string, line = 1): RunUpdate => ({ kind: 'statement-started', index, sql, line })
const succeeded = (index: number, sql: string, command: string, rowCount: number | null): RunUpdate => ({
  kind: 'statement-ended',
  index,
  sql,
  outcome: { kind: 'succeeded', command, rowCount, moreRows: false, durationMs: 1 },
  notices: [],
})

function runnerOf(open: RunTransport['open'], cancel: RunTransport['cancel'] = () => Promise.resolve()): SqlRunner {
  return new SqlRunner({ open, cancel, describe: (error) => `described: ${String(error)}` })
}

async function* updates(...given: readonly RunUpdate[]): AsyncGenerator<RunUpdate> {
  yield* given
}

describe('a run', () => {
  it('shows its statements, and is over when its stream is', async () => {
    const runner = runnerOf(async () =>
      updates(started(0, 'create table t ()'), succeeded(0, 'create table t ()', 'CREATE TABLE', null), {
        kind: 'script-ended',
        ran: 1,
        total: 1,
      }),
    )
    const seen: boolean[] = []
    runner.subscribe(() => seen.push(runner.shown()?.running === true))
    const run = await runner.run(whole('create table t ()'))
    expect(seen).toEqual([true, false])
    expect(run?.entries.map((entry) => entry.outcome?.kind)).toEqual(['succeeded'])
    expect(runner.shown()).toBe(run)
    expect(run !== null && changedCatalog(run)).toBe(true)
  })

  it('refuses another one beside it', async () => {
    let open = () => {}
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    const runner = runnerOf(async () => {
      await gate
      return updates()
    })
    const first = runner.run(whole('select 1'))
    expect(await runner.run(whole('select 2'))).toBeNull()
    open()
    expect((await first)?.slice.sql).toBe('select 1')
  })

  it('keeps what it showed and says why when the connection breaks', async () => {
    const runner = runnerOf(async () => {
      const broken = async function* (): AsyncGenerator<RunUpdate> {
        yield started(0, 'select 1')
        throw new Error('lost')
      }
      return broken()
    })
    const run = await runner.run(whole('select 1'))
    expect(run?.running).toBe(false)
    expect(run?.entries).toMatchObject([{ sql: 'select 1', outcome: null }])
    expect(run?.notRun?.message).toBe('described: Error: lost')
  })

  it('is closed when the backend cannot be asked to cancel', async () => {
    const runner = runnerOf(
      (_runId, _script, signal) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason))
        }),
      () => Promise.reject(new Error('lost')),
    )
    const ended = runner.run(whole('select pg_sleep(60)'))
    await runner.cancel()
    expect((await ended)?.running).toBe(false)
    expect(runner.isRunning).toBe(false)
  })

  it('places an error of a part of the script in the whole script', async () => {
    const text = 'select 1;\n\nselect bad;'
    const error = {
      code: '42703',
      message: 'column "bad" does not exist',
      detail: null,
      hint: null,
      position: { line: 1, column: 8, offset: 7 },
    }
    const runner = runnerOf(async () =>
      updates(started(0, 'select bad'), {
        kind: 'statement-ended',
        index: 0,
        sql: 'select bad',
        outcome: { kind: 'failed', error, durationMs: 1 },
        notices: [],
      }),
    )
    const run = await runner.run(sliceScript(text, 11, text.length))
    expect(run?.entries[0]?.line).toBe(3)
    expect(run === null ? null : runError(run)?.position).toEqual({ line: 3, column: 8, offset: 18 })
  })
})
