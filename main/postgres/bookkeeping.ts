import { Client, Pool } from 'pg'
import { z } from 'zod'
import { clientConfig } from './candidate-session.ts'
import { type ServerAddress, SUPERUSER } from './server-arguments.ts'

/** A superuser's session sees nothing but PostgreSQL's own catalogue unless a name is qualified. */
const ONLY_CATALOG = '-c search_path=pg_catalog'

/** The app's own connections: they manage databases and roles, and never touch what a candidate made. */
export class Bookkeeping {
  readonly address: ServerAddress
  readonly #password: string
  readonly #pool: Pool
  /** A connection that breaks with its server must not take the app with it: who waits for an answer gets the error too. */
  readonly #onLost: (error: Error) => void

  constructor(address: ServerAddress, password: string, log: (line: string) => void) {
    this.address = address
    this.#password = password
    this.#pool = new Pool({ ...this.#config('postgres'), max: 4, idleTimeoutMillis: 0 })
    this.#onLost = (error) => log(`postgres: a bookkeeping connection was lost: ${error.message}`)
    this.#pool.on('error', this.#onLost)
    this.#pool.on('connect', (client) => client.on('error', this.#onLost))
  }

  #config(database: string) {
    const login = { address: this.address, database, role: SUPERUSER, password: this.#password }
    return clientConfig(login, ONLY_CATALOG)
  }

  /** Runs one statement; values are escaped by the caller or passed as parameters. */
  async run(sql: string, values: readonly (string | number | boolean)[] = []): Promise<void> {
    await this.#pool.query(sql, [...values])
  }

  /** Rows of a query, checked. */
  async rows<T>(schema: z.ZodType<T>, sql: string, values: readonly (string | number)[] = []): Promise<T[]> {
    return z.array(schema).parse((await this.#pool.query(sql, [...values])).rows)
  }

  /** Runs one statement in another database, on a connection of its own. */
  async runIn(database: string, sql: string): Promise<void> {
    const client = new Client(this.#config(database))
    client.on('error', this.#onLost)
    await client.connect()
    try {
      await client.query(sql)
    } finally {
      await client.end()
    }
  }

  async end(): Promise<void> {
    await this.#pool.end()
  }
}
