import { z } from 'zod'
import type { ReplayStep, Sandbox } from '../services/ports.ts'
import type { Bookkeeping } from './bookkeeping.ts'
import { CandidateSandbox } from './candidate-sandbox.ts'
import { Mutex } from './mutex.ts'
import { type ReplayResult, replaySteps } from './replay.ts'
import {
  databaseExists,
  dropDatabase,
  dropRole,
  makeSpare,
  nameDatabase,
  nameRole,
  prepareServer,
  type Spare,
} from './sandbox-databases.ts'
import { type HostOptions, RoleHost } from './sandbox-host.ts'
import { namesFor } from './sql-names.ts'

export interface OpenedSandbox {
  readonly sandbox: Sandbox
  readonly rebuilt: { replayed: number; failed: number } | null
}

const LOST_WITH_THE_APP = 'the app was started again'

/** The sandboxes of one server, and one finished spare so that a round need not wait for its database. */
export class SandboxStore {
  readonly #options: HostOptions
  readonly #known = new Map<string, CandidateSandbox>()
  readonly #turn = new Mutex()
  #spare: Promise<Spare> | null = null
  #spareOf: Bookkeeping | null = null

  constructor(options: HostOptions) {
    this.#options = options
  }

  /** To be called once the server runs: what a killed run left half made goes, a spare comes. */
  async prepare(books: Bookkeeping): Promise<void> {
    this.#spare = null
    await prepareServer(books)
    this.#fillSpare(books)
  }

  async open(attemptId: string, replay: () => readonly ReplayStep[]): Promise<OpenedSandbox> {
    const release = await this.#turn.take()
    try {
      const { books } = await this.#options.running()
      const { database, role } = namesFor(attemptId)
      const known = this.#known.get(attemptId)
      if (!(await databaseExists(books, database))) {
        await known?.close()
        return await this.#make(books, attemptId, replay())
      }
      const sandbox =
        known ?? new CandidateSandbox(this.#host(database, role, null), await this.#lostState(books, database))
      this.#known.set(attemptId, sandbox)
      await sandbox.warmUp()
      return { sandbox, rebuilt: null }
    } finally {
      release()
    }
  }

  async drop(attemptId: string): Promise<void> {
    const release = await this.#turn.take()
    try {
      const { books } = await this.#options.running()
      await this.#known.get(attemptId)?.close()
      this.#known.delete(attemptId)
      const { database, role } = namesFor(attemptId)
      await dropDatabase(books, database)
      await dropRole(books, role)
      await books.run('DELETE FROM public.sandbox_session WHERE database_name = $1', [database])
    } finally {
      release()
    }
  }

  /** Ends all sessions. */
  async close(): Promise<void> {
    await this.#spare?.catch(() => {
      // It was said when it was made.
    })
    for (const sandbox of this.#known.values()) await sandbox.close()
  }

  /** Nothing bears the sandbox's name before the replay is through, so that half a sandbox is never taken for one. */
  async #make(books: Bookkeeping, attemptId: string, steps: readonly ReplayStep[]): Promise<OpenedSandbox> {
    const { database, role } = namesFor(attemptId)
    const spare = await this.#takeSpare(books)
    try {
      await nameRole(books, spare, role)
      const result = await this.#replay(spare, role, steps)
      await nameDatabase(books, spare, database)
      const lost = result?.endedInTransaction ? LOST_WITH_THE_APP : null
      const sandbox = new CandidateSandbox(this.#host(database, role, spare.password), lost)
      this.#known.set(attemptId, sandbox)
      await sandbox.warmUp()
      return { sandbox, rebuilt: result === null ? null : { replayed: result.replayed, failed: result.failed } }
    } catch (error) {
      this.#options.log(`sandbox ${database}: could not be made: ${String(error)}`)
      await dropDatabase(books, spare.database).catch((second: unknown) =>
        this.#options.log(`postgres: ${String(second)}`),
      )
      throw error
    } finally {
      this.#fillSpare(books)
    }
  }

  async #replay(spare: Spare, role: string, steps: readonly ReplayStep[]): Promise<ReplayResult | null> {
    if (steps.length === 0) return null
    const host = this.#host(spare.database, role, spare.password)
    const session = await host.connect()
    try {
      return await replaySteps(session, steps, host.limits(), (functions) => host.areHarmless(functions))
    } finally {
      await session.close()
    }
  }

  async #lostState(books: Bookkeeping, database: string): Promise<string | null> {
    const rows = await books.rows(
      z.object({ holds: z.boolean() }),
      'SELECT holds_state AS holds FROM public.sandbox_session WHERE database_name = $1',
      [database],
    )
    return rows[0]?.holds === true ? LOST_WITH_THE_APP : null
  }

  #host(database: string, role: string, password: string | null): RoleHost {
    return new RoleHost(this.#options, database, role, password)
  }

  async #takeSpare(books: Bookkeeping): Promise<Spare> {
    const spare = this.#spareOf === books ? this.#spare : null
    this.#spare = null
    return spare === null ? makeSpare(books) : spare.catch(() => makeSpare(books))
  }

  #fillSpare(books: Bookkeeping): void {
    if (this.#spare !== null && this.#spareOf === books) return
    this.#spareOf = books
    this.#spare = makeSpare(books)
    this.#spare.catch((error: unknown) =>
      this.#options.log(`postgres: no spare sandbox could be made: ${String(error)}`),
    )
  }
}
