import { implement } from '@orpc/server'
import type { AppStatus } from '../../core/contract/app.ts'
import { contract } from '../../core/contract/contract.ts'

const { app, cases, rounds, sql, workspace } = contract
const topics = implement({ app, cases, rounds, sql, workspace })

/** A document of 8 MB whose characters take one to four bytes each. */
export const LARGE_TEXT = 'ä€😀x'.repeat(800_000)

export const STATUS: AppStatus = {
  version: '0.1.0',
  dataFolder: 'data',
  logFile: 'data/log',
  postgres: { state: 'preparing', step: 'starting', message: 'PostgreSQL is starting.' },
  history: { state: 'ready' },
}

/** A router of the real contract with answers that are known, and what became of its streams. */
export function sampleRouter() {
  let endStream: (how: 'aborted' | 'returned') => void = () => undefined
  const streamEnded = new Promise<'aborted' | 'returned'>((resolve) => {
    endStream = resolve
  })
  const router = topics.router({
    app: {
      watch: topics.app.watch.handler(async function* () {
        yield STATUS
        yield { ...STATUS, postgres: { state: 'ready', version: '18.4', message: 'Ready.', restarts: 0 } } as const
      }),
      restartPostgres: topics.app.restartPostgres.handler(() => ({})),
    },
    cases: {
      list: topics.cases.list.handler(() => ({ cases: [], problems: [] })),
      preview: topics.cases.preview.handler(({ errors }) => {
        throw errors.NO_SUCH_CASE()
      }),
    },
    rounds: {
      start: topics.rounds.start.handler(({ input }) => ({ attemptId: `${input.caseId}:${input.mode}` })),
      watch: topics.rounds.watch.handler(async function* ({ signal }) {
        try {
          yield { kind: 'clock', clock: { totalMs: 0, totalLimitMs: null, phases: [] } } as const
          await aborted(signal)
          endStream('aborted')
        } finally {
          endStream('returned')
        }
      }),
      command: topics.rounds.command.handler(({ errors }) => {
        throw errors.NOT_NOW({ message: 'The round is over.' })
      }),
      say: topics.rounds.say.handler(() => ({})),
    },
    workspace: {
      read: topics.workspace.read.handler(() => ({
        documents: [{ name: 'sql', text: LARGE_TEXT, revision: 3 }] as const,
      })),
      edit: topics.workspace.edit.handler(({ input, errors }) => {
        if (input.baseRevision !== 3) throw errors.STALE_DOCUMENT({ data: { revision: 3, text: 'the newer text' } })
        return { revision: input.text.length }
      }),
    },
    sql: {
      run: topics.sql.run.handler(async function* ({ errors }) {
        yield { kind: 'session-reset', reason: 'The server was restarted.' } as const
        throw errors.ENGINE_UNAVAILABLE()
      }),
      cancel: topics.sql.cancel.handler(() => {
        throw new Error('a bug with a secret in its message')
      }),
      fetch: topics.sql.fetch.handler(() => ({ rows: [['1', null]], more: false })),
      catalog: topics.sql.catalog.handler(() => ({ tables: [], functions: [] })),
    },
  })
  return { router, streamEnded }
}

function aborted(signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) throw new Error('A stream was started without a signal.')
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
