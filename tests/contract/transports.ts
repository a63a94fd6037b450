import { once } from 'node:events'
import { createServer } from 'node:http'
import { MessageChannel } from 'node:worker_threads'
import { type ClientContext, type ClientLink, createORPCClient } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import type { AnyContractRouter } from '@orpc/contract'
import { createProcedureClient, getRouter, isProcedure, type Router, type RouterClient, unlazy } from '@orpc/server'
import { RPCHandler as PortHandler } from '@orpc/server/message-port'
import { RPCHandler as SocketHandler } from '@orpc/server/ws'
import { WebSocketServer } from 'ws'

/** A router that needs no context from its host. */
type Served = Router<AnyContractRouter, Record<never, never>>

/** A client of a router and how to take both ends down. */
export interface Connected<Routes extends Served> {
  readonly client: RouterClient<Routes>
  disconnect(): Promise<void>
}

function clientOver<Routes extends Served>(link: ClientLink<ClientContext>): RouterClient<Routes> {
  return createORPCClient<RouterClient<Routes>>(link)
}

/** Calls the router without a wire in between. */
async function inProcess<Routes extends Served>(router: Routes): Promise<Connected<Routes>> {
  const link: ClientLink<ClientContext> = {
    call: async (path, input, options) => {
      const { default: procedure } = await unlazy(getRouter(router, path))
      if (!isProcedure(procedure)) throw new Error(`There is no call ${path.join('.')}.`)
      return createProcedureClient(procedure, { context: {}, path })(input, options)
    },
  }
  return { client: clientOver<Routes>(link), disconnect: async () => undefined }
}

async function overMessagePort<Routes extends Served>(router: Routes): Promise<Connected<Routes>> {
  const { port1, port2 } = new MessageChannel()
  new PortHandler(router).upgrade(port1)
  port1.start()
  const link = new PortLink({ port: port2 })
  port2.start()
  return {
    client: clientOver<Routes>(link),
    disconnect: async () => {
      const closed = once(port1, 'close')
      port2.close()
      await closed
    },
  }
}

async function overWebSocket<Routes extends Served>(router: Routes): Promise<Connected<Routes>> {
  const server = createServer()
  const sockets = new WebSocketServer({ server, maxPayload: 16 * 1024 * 1024 })
  const handler = new SocketHandler(router)
  sockets.on('connection', (socket) => void handler.upgrade(socket))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  const socket = new WebSocket(`ws://127.0.0.1:${address.port}`)
  await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }))
  return {
    client: clientOver<Routes>(new SocketLink({ websocket: socket })),
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
