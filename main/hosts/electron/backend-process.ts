import type { MessageChannelMain, MessagePortMain, UtilityProcess } from 'electron'
import { type BackendStart, backendMessageSchema, type ShellMessage } from './backend-messages.ts'
import type { RestartPolicy } from './restart-policy.ts'

export interface BackendProcessOptions {
  readonly fork: () => UtilityProcess
  readonly createChannel: () => MessageChannelMain
  readonly start: BackendStart
  readonly policy: RestartPolicy
  /** A process runs; pages need new ports to it. */
  readonly onStarted: () => void
  /** It cannot begin, or keeps crashing. Resolves to true when it shall be tried again. */
  readonly onGivenUp: (message: string) => Promise<boolean>
  readonly log: (line: string) => void
}

const KEEPS_STOPPING = 'The part of Tablestakes that keeps your rounds stopped three times within a minute.'

/** The backend in its own process: started, started again after a crash, closed within a time limit. */
export class BackendProcess {
  readonly #options: BackendProcessOptions
  #process: UtilityProcess | null = null
  #failure: string | null = null
  #retry: NodeJS.Timeout | null = null
  #stopping = false

  constructor(options: BackendProcessOptions) {
    this.#options = options
  }

  start(): void {
    const child = this.#options.fork()
    this.#process = child
    this.#failure = null
    child.on('message', (value: unknown) => {
      const message = backendMessageSchema.parse(value)
      this.#options.log(`backend: ${message.kind}`)
      if (message.kind !== 'failed') return
      this.#failure = message.message
      child.kill()
    })
    child.once('exit', (code) => {
      this.#process = null
      if (!this.#stopping) this.#ended(code)
    })
    this.#send({ kind: 'start', start: this.#options.start })
    this.#options.onStarted()
  }

  /** The page's end of a new channel to the backend; null while there is none, then `onStarted` follows. */
  connect(): MessagePortMain | null {
    if (this.#process === null) return null
    const { port1, port2 } = this.#options.createChannel()
    this.#send({ kind: 'connect' }, [port1])
    return port2
  }

  /** The machine goes to sleep. */
  suspend(): void {
    this.#send({ kind: 'suspend' })
  }

  /** Closes the backend, PostgreSQL with it. Resolves when it has ended; after `limitMs` it is ended without asking. */
  async stop(limitMs: number): Promise<'closed' | 'killed'> {
    this.#stopping = true
    if (this.#retry !== null) clearTimeout(this.#retry)
    const child = this.#process
    if (child === null) return 'closed'
    return new Promise((resolve) => {
      const limit = setTimeout(() => {
        this.#options.log(`backend: did not close within ${limitMs} ms and is ended`)
        resolve('killed')
        child.kill()
      }, limitMs)
      child.once('exit', () => {
        clearTimeout(limit)
        resolve('closed')
      })
      this.#send({ kind: 'close' })
    })
  }

  #send(message: ShellMessage, ports: MessagePortMain[] = []): void {
    this.#process?.postMessage(message, ports)
  }

  #ended(code: number): void {
    this.#options.log(`backend: ended with code ${code}`)
    if (this.#failure !== null) {
      void this.#ask(this.#failure)
      return
    }
    const decision = this.#options.policy.crashed()
    if (decision.kind === 'give-up') void this.#ask(KEEPS_STOPPING)
    else this.#retry = setTimeout(() => this.start(), decision.delayMs)
  }

  async #ask(message: string): Promise<void> {
    if (!(await this.#options.onGivenUp(message)) || this.#stopping) return
    this.#options.policy.reset()
    this.start()
  }
}
