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
    const before = current
    current = port
    if (before !== null) retire(before)
    // Electron tells when the other end is gone: https://www.electronjs.org/docs/latest/tutorial/message-ports#extension-close-event
    port.addEventListener('close', () => {
      if (current === port) connection.lost()
    })
    const link = new RPCLink({ port })
    port.start()
    connection.opened(link)
  })
}

/** Ends what is still open on a port that was replaced: its link ends its calls and streams when it sees `close`. */
function retire(port: MessagePort): void {
  port.close()
  port.dispatchEvent(new Event('close'))
}
