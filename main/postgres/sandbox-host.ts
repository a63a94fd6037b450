import { Client } from 'pg'
import { z } from 'zod'
import { EngineUnavailableError, type SandboxCatalog } from '../services/ports.ts'
import type { SandboxHost } from './candidate-sandbox.ts'
import { CandidateSession, clientConfig, type Login } from './candidate-session.ts'
import { readCatalog } from './catalog.ts'
import type { RunningServer } from './running-server.ts'
import { databaseSize } from './sandbox-databases.ts'
import type { WatchLimits } from './statement-watch.ts'

/** A sandbox may grow to this many bytes on disk. */
const MAX_SANDBOX_BYTES = 4 * 1024 ** 3
const typeRows = z.array(z.object({ oid: z.coerce.number(), name: z.string() }))

export interface HostOptions {
  readonly database: string
  readonly role: string
  readonly password: string
  /** The server that runs now; null while none does. */
  readonly server: () => RunningServer | null
  readonly harmlessFunctions: () => ReadonlySet<string>
  readonly statementTimeoutMs: () => number
}

/** Ties one sandbox to the server that runs now, so that it outlives a restart of the server. */
export class ServerSandboxHost implements SandboxHost {
  readonly #options: HostOptions
  readonly #typeNames = new Map<number, string>()

  constructor(options: HostOptions) {
    this.#options = options
  }

  connect(): Promise<CandidateSession> {
    return CandidateSession.open(this.#login())
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
      isTooLarge: async () => (await databaseSize(this.#require().books, this.#options.database)) > MAX_SANDBOX_BYTES,
    }
  }

  /** A second connection with the candidate's own rights: what it reads cannot run anything of theirs with more. */
  async #asCandidate<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client(clientConfig(this.#login(), '-c search_path=pg_catalog'))
    await client.connect()
    try {
      return await work(client)
    } finally {
      await client.end()
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
