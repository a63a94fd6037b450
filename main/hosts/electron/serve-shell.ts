import { RPCHandler } from '@orpc/server/message-port'
import type { MessageEvent, MessagePortMain } from 'electron'
import type { Backend, BackendOptions } from '../../app/create-backend.ts'
import { type BackendMessage, type BackendStart, shellMessageSchema } from './backend-messages.ts'

/** The two things of `process.parentPort` that are used. */
export interface ShellPort {
  on(event: 'message', listener: (event: Pick<MessageEvent, 'data' | 'ports'>) => void): unknown
  postMessage(message: BackendMessage): void
}

export interface ServeShellOptions {
  readonly shell: ShellPort
  readonly createBackend: (options: BackendOptions) => Promise<Backend>
  /** Ends the process. */
  readonly exit: (code: number) => void
}

/** Runs the backend for the shell: begins when told to, answers calls on every port it is given, closes before it ends. */
export function serveShell({ shell, createBackend, exit }: ServeShellOptions): void {
  let starting: Promise<Backend | null> | null = null

  const start = async (options: BackendStart): Promise<Backend | null> => {
    const { postgresFolder, ...rest } = options
    try {
      const backend = await createBackend({ ...rest, ...(postgresFolder === undefined ? {} : { postgresFolder }) })
      shell.postMessage({ kind: 'ready' })
      return backend
    } catch (error) {
      // The shell ends the process: to exit here could overtake the message.
      shell.postMessage({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
      return null
    }
  }

  const close = async () => {
    let code = 0
    try {
      await (await starting)?.close()
    } catch (error) {
      code = 1
      process.stderr.write(`tablestakes: closing the backend failed: ${String(error)}\n`)
    }
    shell.postMessage({ kind: 'closed' })
    exit(code)
  }

  shell.on('message', ({ data, ports }) => {
    const message = shellMessageSchema.parse(data)
    if (message.kind === 'start') starting ??= start(message.start)
    else if (message.kind === 'connect') void starting?.then((backend) => connect(backend, ports))
    else if (message.kind === 'suspend') void starting?.then((backend) => backend?.suspend())
    else void close()
  })
}

function connect(backend: Backend | null, ports: readonly MessagePortMain[]): void {
  if (backend === null) return
  const handler = new RPCHandler(backend.router)
  for (const port of ports) {
    handler.upgrade(port)
    port.start()
  }
}
