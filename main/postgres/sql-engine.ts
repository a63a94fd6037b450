import type { PostgresStatus } from '../../core/contract/app.ts'
import { EngineUnavailableError, type ReplayStep, type Sandbox, type SqlEngine } from '../services/ports.ts'
import { CandidateSandbox } from './candidate-sandbox.ts'
import { DropList } from './drop-list.ts'
import { preparing, unavailable } from './engine-status.ts'
import { type ReplayResult, replaySteps } from './replay.ts'
import { type RunningServer, startServer } from './running-server.ts'
import {
  databaseExists,
  dropDatabase,
  dropRole,
  makeSpare,
  nameDatabase,
  nameRole,
  newPassword,
  type Spare,
  setPassword,
} from './sandbox-databases.ts'
import { type HostOptions, ServerSandboxHost } from './sandbox-host.ts'
import { harmlessFunctions, holdsState } from './server-facts.ts'
import { namesFor } from './sql-names.ts'

const MAX_RESTARTS = 3
const RESTART_WINDOW_MS = 60_000

export interface SqlEngineOptions {
  /** Made when missing; the server's own folder is inside. */
  readonly dataFolder: string
  readonly log: (line: string) => void
  /** How long a statement may run, in milliseconds; asked before each. */
  readonly statementTimeoutMs: () => number
  /** Folder with bin, lib and share; that of the installed package when absent. */
  readonly postgresFolder?: string
}

interface OpenSandbox {
  readonly sandbox: CandidateSandbox
  readonly rebuilt: { replayed: number; failed: number } | null
}

export function createSqlEngine(options: SqlEngineOptions): SqlEngine {
  return new BundledPostgres(options)
}

/** The bundled server under supervision, and the sandboxes in it. */
class BundledPostgres implements SqlEngine {
  readonly #options: SqlEngineOptions
  readonly #listeners = new Set<(status: PostgresStatus) => void>()
  readonly #dropLater: DropList
  readonly #sandboxes = new Map<string, Promise<OpenSandbox>>()
  #status: PostgresStatus = { state: 'stopped', message: 'PostgreSQL has not been started yet.' }
  #server: RunningServer | null = null
  #starting: Promise<void> | null = null
  #harmless: ReadonlySet<string> = new Set()
  #spare: Promise<Spare> | null = null
  #crashes: number[] = []
  #restarts = 0
  #stopping = false

  constructor(options: SqlEngineOptions) {
    this.#options = options
    this.#dropLater = new DropList(options.dataFolder)
  }

  status(): PostgresStatus {
    return this.#status
  }

  onStatus(listener: (status: PostgresStatus) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  start(): Promise<void> {
    if (this.#server !== null || this.#stopping) return Promise.resolve()
    this.#starting ??= this.#start('').finally(() => {
      this.#starting = null
    })
    return this.#starting
  }

  async open(
    attemptId: string,
    replay: () => readonly ReplayStep[],
  ): Promise<{ sandbox: Sandbox; rebuilt: { replayed: number; failed: number } | null }> {
    const known = this.#sandboxes.get(attemptId)
    if (known !== undefined) return { sandbox: (await known).sandbox, rebuilt: null }
    const opening = this.#open(attemptId, replay)
    this.#sandboxes.set(attemptId, opening)
    try {
      return await opening
    } catch (error) {
      this.#sandboxes.delete(attemptId)
      throw error
    }
  }

  /** With the server away, the sandbox goes when it is there again. */
  async drop(attemptId: string): Promise<void> {
    if (this.#server === null) await this.#dropLater.add(attemptId)
    else await this.#dropNow(attemptId)
  }

  async #dropNow(attemptId: string): Promise<void> {
    const { books } = this.#require()
    const open = await this.#sandboxes.get(attemptId)
    this.#sandboxes.delete(attemptId)
    await open?.sandbox.close()
    const { database, role } = namesFor(attemptId)
    await dropDatabase(books, database)
    await dropRole(books, role)
    await books.run('DELETE FROM public.sandbox_session WHERE database_name = $1', [database])
  }

  async stop(): Promise<void> {
    this.#stopping = true
    await this.#starting
    const server = this.#server
    this.#server = null
    for (const opening of this.#sandboxes.values()) await (await opening.catch(() => null))?.sandbox.close()
    this.#sandboxes.clear()
    // A spare that is still being made fails with its server, and nobody needs it any more.
    await this.#spare?.catch(() => {})
    await server?.stop()
    this.#stopping = false
    this.#publish({ state: 'stopped', message: 'PostgreSQL is stopped.' })
  }

  async #start(because: string): Promise<void> {
    const { dataFolder, log, postgresFolder } = this.#options
    try {
      const server = await startServer({
        dataFolder,
        postgresFolder,
        log,
        onStep: (step) => this.#publish(preparing(because === '' ? step : 'recovering', because)),
      })
      this.#harmless = await harmlessFunctions(server)
      this.#server = server
      this.#spare = null
      void server.exited.then(() => this.#onExit(server))
      const message = because === '' ? 'PostgreSQL is ready.' : `${because} It is ready again.`
      this.#publish({ state: 'ready', version: server.version, message, restarts: this.#restarts })
      this.#makeSpare()
      this.#dropLater
        .take((attemptId) => this.#dropNow(attemptId))
        .catch((error: unknown) => log(`postgres: old sandboxes were not dropped: ${String(error)}`))
    } catch (error) {
      log(`postgres: not started: ${error instanceof Error ? error.stack : String(error)}`)
      this.#publish(unavailable(error))
    }
  }

  async #onExit(server: RunningServer): Promise<void> {
    if (this.#stopping || this.#server !== server) return
    this.#server = null
    this.#options.log('postgres: the server ended unexpectedly')
    const now = performance.now()
    this.#crashes = [...this.#crashes.filter((at) => now - at < RESTART_WINDOW_MS), now]
    await server.stop().catch((error: unknown) => this.#options.log(`postgres: after the crash: ${String(error)}`))
    if (this.#crashes.length > MAX_RESTARTS) {
      this.#crashes = []
      this.#publish({
        state: 'unavailable',
        message: 'PostgreSQL ended unexpectedly several times within a minute, so it is not started again by itself.',
        whatToDo: 'Close other programs that need much memory, then start it again in Settings.',
      })
      return
    }
    this.#restarts += 1
    this.#starting = this.#start(
      'PostgreSQL ended unexpectedly and was started again; an open transaction was rolled back.',
    )
    await this.#starting
    this.#starting = null
  }

  async #open(attemptId: string, replay: () => readonly ReplayStep[]): Promise<OpenSandbox> {
    const { books } = this.#require()
    const { database, role } = namesFor(attemptId)
    const password = newPassword()
    const host = new ServerSandboxHost(this.#hostOptions(database, role, password))
    if (await databaseExists(books, database)) {
      await setPassword(books, role, password)
      const lost = (await holdsState(this.#require(), database)) ? 'the app was restarted' : null
      return { sandbox: new CandidateSandbox(host, lost), rebuilt: null }
    }
    const result = await this.#build(database, role, password, replay())
    const sandbox = new CandidateSandbox(host, result.endedInTransaction ? 'the app was restarted' : null)
    await sandbox.warmUp()
    return { sandbox, rebuilt: { replayed: result.replayed, failed: result.failed } }
  }

  /** The database gets its name last: one that was killed half way is a spare and is swept at the next start. */
  async #build(database: string, role: string, password: string, steps: readonly ReplayStep[]): Promise<ReplayResult> {
    const { books } = this.#require()
    const spare = await this.#takeSpare()
    try {
      return await this.#fill(spare, database, role, password, steps)
    } catch (error) {
      // The half-made database would keep the role from being made again.
      await dropDatabase(books, spare.database).catch((second: unknown) =>
        this.#options.log(`postgres: a half-made sandbox stays until the next start: ${String(second)}`),
      )
      throw error
    }
  }

  async #fill(spare: Spare, database: string, role: string, password: string, steps: readonly ReplayStep[]) {
    const { books } = this.#require()
    await nameRole(books, spare, role)
    await setPassword(books, role, password)
    let result: ReplayResult = { replayed: 0, failed: 0, endedInTransaction: false }
    if (steps.length > 0) {
      const host = new ServerSandboxHost(this.#hostOptions(spare.database, role, password))
      const session = await host.connect()
      try {
        result = await replaySteps(session, steps, host.limits(), (functions) => host.areHarmless(functions))
      } finally {
        await session.close()
      }
    }
    await nameDatabase(books, spare, database)
    return result
  }

  #hostOptions(database: string, role: string, password: string): HostOptions {
    return {
      database,
      role,
      password,
      server: () => this.#server,
      harmlessFunctions: () => this.#harmless,
      statementTimeoutMs: this.#options.statementTimeoutMs,
      log: this.#options.log,
    }
  }

  async #takeSpare(): Promise<Spare> {
    const waiting = this.#spare
    this.#spare = null
    const { books } = this.#require()
    const spare = await (waiting?.catch(() => makeSpare(books)) ?? makeSpare(books))
    this.#makeSpare()
    return spare
  }

  /** Has the next sandbox ready before it is asked for. */
  #makeSpare(): void {
    const server = this.#server
    if (server === null || this.#stopping) return
    const making = makeSpare(server.books)
    this.#spare = making
    making.catch((error: unknown) => {
      this.#options.log(`postgres: no spare sandbox could be made: ${String(error)}`)
      if (this.#spare === making) this.#spare = null
    })
  }

  #require(): RunningServer {
    if (this.#server !== null) return this.#server
    throw new EngineUnavailableError(this.#status.message)
  }

  #publish(status: PostgresStatus): void {
    this.#status = status
    for (const listener of this.#listeners) listener(status)
  }
}
