import { setTimeout as delay } from 'node:timers/promises'
import { Client, DatabaseError } from 'pg'
import { z } from 'zod'
import { EngineUnavailableError, type SandboxCatalog } from '../services/ports.ts'
import type { SandboxHost } from './candidate-sandbox.ts'
import { CandidateSession, clientConfig, type Login } from './candidate-session.ts'
import { readCatalog } from './catalog.ts'
import type { RunningServer } from './running-server.ts'
import { databaseSize, setPassword } from './sandbox-databases.ts'
import type { WatchLimits } from './statement-watch.ts'

/** A sandbox may grow to this many bytes on disk. */
const MAX_SANDBOX_BYTES = 4 * 1024 ** 3
/** How long a connection is tried again while the server recovers from the crash of one of its processes. */
const CONNECT_PATIENCE_MS = 10_000
const CONNECT_RETRY_MS = 20
const PASSING = new Set(['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03'])
const typeRows = z.array(z.object({ oid: z.coerce.number(), name: z.string() }))

export interface HostOptions {
  readonly database: string
  readonly role: string
  readonly password: string
  /** The server that runs now; null while none does. */
  readonly server: () => RunningServer | null
  readonly harmlessFunctions: () => ReadonlySet<string>
  readonly statementTimeoutMs: () => number
  readonly log: (line: string) => void
}

/** Ties one sandbox to the server that runs now, so that it outlives a restart of the server. */
export class ServerSandboxHost implements SandboxHost {
  readonly #options: HostOptions
  readonly #typeNames = new Map<number, string>()

  constructor(options: HostOptions) {
    this.#options = options
  }

  connect(): Promise<CandidateSession> {
    return this.#patiently(() => CandidateSession.open(this.#login()))
  }

  async markSession(holdsState: boolean): Promise<void> {
    await this.#require().books.run(
      `INSERT INTO public.sandbox_session VALUES ($1, $2)
       ON CONFLICT (database_name) DO UPDATE SET holds_state = excluded.holds_state`,
      [this.#options.database, holdsState],
    )
  }

  catalog(): Promise<SandboxCatalog> {
    return this.#asCandidate(readCatalog)
  }

  async typeNames(oids: readonly number[]): Promise<ReadonlyMap<number, string>> {
    const unknown = oids.filter((oid) => !this.#typeNames.has(oid))
    if (unknown.length > 0) {
      const rows = await this.#asCandidate(async (client) =>
        typeRows.parse(
          (
            await client.query(
              'SELECT oid, pg_catalog.format_type(oid, NULL) AS name FROM pg_catalog.pg_type WHERE oid OPERATOR(pg_catalog.=) ANY ($1::pg_catalog.oid[])',
              [unknown],
            )
          ).rows,
        ),
      )
      for (const { oid, name } of rows) this.#typeNames.set(oid, name)
    }
    return this.#typeNames
  }

  areHarmless(functions: ReadonlySet<string>): boolean {
    const harmless = this.#options.harmlessFunctions()
    return [...functions].every((name) => harmless.has(name.replace(/^pg_catalog\./, '')))
  }

  limits(): WatchLimits {
    return {
      timeoutMs: this.#options.statementTimeoutMs(),
      isTooLarge: () => this.#isTooLarge(),
    }
  }

  /** A second connection with the candidate's own rights: what it reads cannot run anything of theirs with more. */
  #asCandidate<T>(work: (client: Client) => Promise<T>): Promise<T> {
    return this.#patiently(() => this.#aside(work))
  }

  async #aside<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client(clientConfig(this.#login(), '-c search_path=pg_catalog -c statement_timeout=10s'))
    client.on('error', (error) => this.#options.log(`sandbox ${this.#options.database}: ${error.message}`))
    await client.connect()
    try {
      return await work(client)
    } finally {
      await client.end()
    }
  }

  /** Tries again while the server recovers; a password that the candidate changed is set back. */
  async #patiently<T>(work: () => Promise<T>): Promise<T> {
    const deadline = performance.now() + CONNECT_PATIENCE_MS
    for (;;) {
      try {
        return await work()
      } catch (error) {
        const changed = error instanceof DatabaseError && error.code === '28P01'
        if (performance.now() > deadline || !(changed || isPassing(error))) throw error
        if (changed) await this.#resetPassword()
        await delay(CONNECT_RETRY_MS)
      }
    }
  }

  #resetPassword(): Promise<void> {
    return setPassword(this.#require().books, this.#options.role, this.#options.password)
  }

  async #isTooLarge(): Promise<boolean> {
    try {
      return (await databaseSize(this.#require().books, this.#options.database)) > MAX_SANDBOX_BYTES
    } catch (error) {
      this.#options.log(`sandbox ${this.#options.database}: its size could not be read: ${String(error)}`)
      return false
    }
  }

  #login(): Login {
    const { database, role, password } = this.#options
    return { address: this.#require().address, database, role, password }
  }

  #require(): RunningServer {
    const server = this.#options.server()
    if (server === null) throw new EngineUnavailableError('PostgreSQL is not running at the moment.')
    return server
  }
}

/** True for what a server says, or a socket does, while the server starts or recovers. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return ('code' in error && PASSING.has(String(error.code))) || error.message.startsWith('Connection terminated')
}
