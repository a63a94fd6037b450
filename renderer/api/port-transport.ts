import { RPCLink } from '@orpc/client/message-port'
import { z } from 'zod'
import type { Connection } from './connection.ts'

const portMessage = z.object({ type: z.literal('tablestakes:port') })

/** Takes each message port the desktop shell hands over: one at load, and another when the backend was started again. */
export function connectByPort(connection: Connection): void {
  let current: MessagePort | null = null
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== window || event.origin !== location.origin) return
    const port = event.ports[0]
    if (port === undefined || !portMessage.safeParse(event.data).success) return
    current?.close()
    current = port
    port.addEventListener('close', () => {
      if (current === port) connection.lost()
    })
    const link = new RPCLink({ port })
    port.start()
    connection.opened(link)
  })
}
