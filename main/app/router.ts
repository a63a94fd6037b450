import { implement, ORPCError } from '@orpc/server'
import { contract } from '../../core/contract/contract.ts'
import { Refusal } from '../services/refusal.ts'
import type { Services } from './services.ts'

const NEVER = new AbortController().signal

/** Binds every call of the contract to its service. Refusals become the contract's typed errors; anything else is logged as a bug. */
export function createRouter(services: Services, log: (line: string) => void) {
  const calls = implement(contract).use(async ({ next, path }) => {
    try {
      return await next()
    } catch (error) {
      throw toTypedError(error, path, log)
    }
  })
  const stream = <T>(path: string, events: AsyncGenerator<T>) => typedStream(path, events, log)
  const { status, cases, rounds, workspace, sql, attempts, settings } = services

  return calls.router({
    app: {
      watch: calls.app.watch.handler(({ signal }) => stream('app.watch', status.watch(signal ?? NEVER))),
      restartPostgres: calls.app.restartPostgres.handler(async () => {
        await status.restartPostgres()
        return {}
      }),
    },
    cases: {
      list: calls.cases.list.handler(() => cases.list()),
      preview: calls.cases.preview.handler(({ input }) => cases.preview(input.caseId)),
    },
    rounds: {
      start: calls.rounds.start.handler(({ input }) => ({ attemptId: rounds.start(input) })),
      watch: calls.rounds.watch.handler(({ input, signal }) =>
        stream('rounds.watch', rounds.watch(input.attemptId, signal ?? NEVER)),
      ),
      command: calls.rounds.command.handler(({ input }) => {
        rounds.command(input.attemptId, input.command)
        return {}
      }),
      say: calls.rounds.say.handler(({ input }) => {
        rounds.say(input.attemptId, input.kind, input.text)
        return {}
      }),
    },
    workspace: {
      read: calls.workspace.read.handler(({ input }) => ({ documents: workspace.read(input.attemptId) })),
      edit: calls.workspace.edit.handler(({ input }) => ({
        revision: workspace.edit(input.attemptId, input.document, input.baseRevision, input.text),
      })),
    },
    sql: {
      run: calls.sql.run.handler(({ input, signal }) =>
        stream('sql.run', sql.run(input.attemptId, input.runId, input.script, signal ?? NEVER)),
      ),
      cancel: calls.sql.cancel.handler(({ input }) => ({ cancelled: sql.cancel(input.attemptId) })),
      fetch: calls.sql.fetch.handler(async ({ input }) => {
        const page = await sql.fetch(input.attemptId, input.resultId, input.count)
        return { rows: page.rows.map((row) => [...row]), more: page.more }
      }),
      catalog: calls.sql.catalog.handler(async ({ input }) => {
        const catalog = await sql.catalog(input.attemptId)
        return {
          tables: catalog.tables.map((table) => ({ ...table, columns: [...table.columns] })),
          functions: [...catalog.functions],
        }
      }),
    },
    attempts: {
      list: calls.attempts.list.handler(({ input }) => attempts.list(input)),
      unfinished: calls.attempts.unfinished.handler(() => attempts.unfinished()),
      get: calls.attempts.get.handler(({ input }) => attempts.get(input.attemptId)),
      delete: calls.attempts.delete.handler(async ({ input }) => {
        await attempts.delete(input.attemptId)
        return {}
      }),
    },
    settings: {
      get: calls.settings.get.handler(() => settings.get()),
      set: calls.settings.set.handler(({ input }) => settings.set(input)),
    },
  })
}

export type BackendRouter = ReturnType<typeof createRouter>

/** Errors thrown while a stream runs pass no middleware, so they are mapped here. */
async function* typedStream<T>(
  path: string,
  events: AsyncGenerator<T>,
  log: (line: string) => void,
): AsyncGenerator<T> {
  try {
    yield* events
  } catch (error) {
    throw toTypedError(error, [path], log)
  }
}

function toTypedError(error: unknown, path: readonly string[], log: (line: string) => void): unknown {
  if (error instanceof Refusal) {
    return new ORPCError(error.code, { message: error.message, data: error.data, defined: true })
  }
  if (!(error instanceof ORPCError)) log(`bug in ${path.join('.')}: ${error instanceof Error ? error.stack : error}`)
  return error
}
