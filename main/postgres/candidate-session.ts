import { connect } from 'node:net'
import { Client, type ClientConfig } from 'pg'
import type { Portal } from './portal.ts'
import { hostAndPort, type ServerAddress } from './server-arguments.ts'
import { GuardedSocket } from './wire-guard.ts'

const CANCEL_REQUEST_CODE = 80877102

/** Where and as whom a session is opened. */
export interface Login {
  readonly address: ServerAddress
  readonly database: string
  readonly role: string
  readonly password: string
}

/** What `pg` needs for a login, with everything said so that nothing comes from the environment. */
export function clientConfig(login: Login, options: string): ClientConfig {
  return {
    ...hostAndPort(login.address),
    database: login.database,
    user: login.role,
    password: login.password,
    ssl: false,
    options,
    application_name: 'tablestakes',
    client_encoding: 'UTF8',
  }
}

/** The candidate's own connection, as their unprivileged role. */
export class CandidateSession {
  readonly #client: Client
  readonly #address: ServerAddress
  #pid = 0
  #key = 0
  #lost: string | null = null
  /** Called for each notice and notification. */
  onNotice: (severity: string, message: string) => void = () => {}

  private constructor(login: Login) {
    this.#address = login.address
    this.#client = new Client({ ...clientConfig(login, ''), stream: () => new GuardedSocket() })
    this.#client.on('error', (error) => {
      this.#lost ??= error.message
    })
    this.#client.on('notice', ({ severity, message }) => this.onNotice(severity ?? 'NOTICE', message ?? ''))
    this.#client.on('notification', ({ channel, payload }) => this.onNotice('NOTIFY', `${channel}: ${payload ?? ''}`))
    this.#client.connection.on('backendKeyData', (message: { processID: number; secretKey: number }) => {
      this.#pid = message.processID
      this.#key = message.secretKey
    })
    this.#client.connection.on('end', () => {
      this.#lost ??= 'the connection was closed'
    })
  }

  static async open(login: Login): Promise<CandidateSession> {
    const session = new CandidateSession(login)
    await session.#client.connect()
    return session
  }

  /** Why the session is gone; null while it lives. */
  get lost(): string | null {
    return this.#lost
  }

  get inTransaction(): boolean {
    return this.#client.getTransactionStatus() !== 'I'
  }

  /** Sends the statement; read it through the portal. */
  submit(portal: Portal): void {
    this.#client.query(portal)
  }

  /** Runs a statement of the app's own whose rows do not matter. */
  async command(sql: string): Promise<void> {
    await this.#client.query(sql)
  }

  /** Sends a cancel request on a connection of its own; resolves when the server has passed it on. */
  cancel(): Promise<void> {
    const request = Buffer.alloc(16)
    request.writeInt32BE(16, 0)
    request.writeInt32BE(CANCEL_REQUEST_CODE, 4)
    request.writeInt32BE(this.#pid, 8)
    request.writeInt32BE(this.#key, 12)
    const { host, port } = hostAndPort(this.#address)
    return new Promise((resolve) => {
      const path = `${host}/.s.PGSQL.${port}`
      const socket = this.#address.kind === 'socket' ? connect(path) : connect(port, host)
      // A server that is gone has nothing left to cancel: the session's own connection tells of it.
      socket.once('error', () => resolve())
      socket.once('close', () => resolve())
      socket.resume()
      socket.end(request)
    })
  }

  /** Ends the backend through the operating system, for when it no longer listens to cancelling. */
  signal(signal: 'SIGTERM' | 'SIGKILL'): void {
    if (this.#lost !== null || this.#pid === 0) return
    if (process.platform === 'win32') this.destroy()
    else process.kill(this.#pid, signal)
  }

  /** Cuts the connection without waiting. */
  destroy(): void {
    this.#client.connection.stream.destroy()
  }

  async close(): Promise<void> {
    if (this.#lost === null) await this.#client.end()
  }
}
