import { once } from 'node:events'
import { createServer } from 'node:http'
import { MessageChannel } from 'node:worker_threads'
import { type ClientContext, type ClientLink, createORPCClient } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import type { AnyRouter, RouterClient } from '@orpc/server'
import { createRouterClient } from '@orpc/server'
import { RPCHandler as PortHandler } from '@orpc/server/message-port'
import { RPCHandler as SocketHandler } from '@orpc/server/ws'
import { WebSocketServer } from 'ws'

/** A client of a router and how to take both ends down. */
export interface Connected<Router extends AnyRouter> {
  readonly client: RouterClient<Router>
  disconnect(): Promise<void>
}

function clientOver<Router extends AnyRouter>(link: ClientLink<ClientContext>): RouterClient<Router> {
  return createORPCClient<RouterClient<Router>>(link)
}

async function inProcess<Router extends AnyRouter>(router: Router): Promise<Connected<Router>> {
  return { client: createRouterClient(router, { context: {} }), disconnect: async () => undefined }
}

async function overMessagePort<Router extends AnyRouter>(router: Router): Promise<Connected<Router>> {
  const { port1, port2 } = new MessageChannel()
  new PortHandler(router).upgrade(port1)
  port1.start()
  const link = new PortLink({ port: port2 })
  port2.start()
  return {
    client: clientOver<Router>(link),
    disconnect: async () => {
      const closed = once(port1, 'close')
      port2.close()
      await closed
    },
  }
}

async function overWebSocket<Router extends AnyRouter>(router: Router): Promise<Connected<Router>> {
  const server = createServer()
  const sockets = new WebSocketServer({ server, maxPayload: 16 * 1024 * 1024 })
  const handler = new SocketHandler(router)
  sockets.on('connection', (socket) => void handler.upgrade(socket))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  const socket = new WebSocket(`ws://127.0.0.1:${address.port}`)
  return {
    client: clientOver<Router>(new SocketLink({ websocket: socket })),
    disconnect: async () => {
      socket.close()
      for (const peer of sockets.clients) peer.terminate()
      sockets.close()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Every way a page can reach the backend, and the direct one that they are held against. */
export const TRANSPORTS = [
  { name: 'in process', connect: inProcess },
  { name: 'message port', connect: overMessagePort },
  { name: 'WebSocket', connect: overWebSocket },
] as const
