import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { RPCHandler } from '@orpc/server/ws'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import type { Backend } from '../../app/create-backend.ts'
import type { Credentials } from './credentials.ts'
import { hasOwnOrigin, refuseRequest } from './request-checks.ts'
import { securityHeaders, serveFile } from './static-files.ts'

const MAX_MESSAGE_BYTES = 16 * 1024 * 1024
const MAX_BODY_BYTES = 4096
const sessionRequest = z.object({ token: z.string().max(200) })

export interface WebServerOptions {
  readonly backend: Backend
  readonly credentials: Credentials
  /** Folder of the built renderer. */
  readonly rendererFolder: string
  /** 0 lets the system choose. */
  readonly port: number
  /** A page came with a token that opens nothing (expired or used). */
  readonly onStaleToken: () => void
}

export interface WebServer {
  readonly port: number
  close(): Promise<void>
}

/** Serves the app on 127.0.0.1: the renderer's files, the token exchange, and the contract on a WebSocket. */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const server = createServer()
  await listen(server, options.port)
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  const { port } = address
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    handleProtocols: () => 'tablestakes',
  })
  const handler = new RPCHandler(options.backend.router)
  sockets.on('connection', (socket: WebSocket) => {
    handler.upgrade(socket).catch((error: unknown) => options.backend.log(`websocket: ${String(error)}`))
  })
  server.on('request', (request, response) => {
    handleRequest(request, response, options, port).catch((error: unknown) => {
      options.backend.log(`request: ${String(error)}`)
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  server.on('upgrade', (request, socket, head) => {
    if (!mayUpgrade(request, options.credentials, port)) return refuseUpgrade(socket)
    sockets.handleUpgrade(request, socket, head, (webSocket) => sockets.emit('connection', webSocket, request))
  })
  return {
    port,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate()
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve())
  })
}

async function handleRequest(
  request: IncomingMessage,
  response: ServerResponse,
  options: WebServerOptions,
  port: number,
): Promise<void> {
  for (const [name, value] of Object.entries(securityHeaders(port))) response.setHeader(name, value)
  const refusal = refuseRequest(request, port)
  if (refusal !== null) {
    response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' }).end(`Refused: ${refusal}.`)
    return
  }
  const { pathname } = new URL(request.url ?? '/', 'http://localhost')
  if (pathname === '/session' && request.method === 'POST') return openSession(request, response, options, port)
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405).end()
    return
  }
  return serveFile(options.rendererFolder, pathname, response)
}

/** Exchanges the one-time token of the printed address for the secret that opens the WebSocket. */
async function openSession(
  request: IncomingMessage,
  response: ServerResponse,
  options: WebServerOptions,
  port: number,
): Promise<void> {
  const isJson = request.headers['content-type'] === 'application/json'
  if (!isJson || request.headers['x-tablestakes'] !== '1' || !hasOwnOrigin(request, port)) {
    response.writeHead(403).end()
    return
  }
  const body = sessionRequest.safeParse(await readJson(request))
  const secret = body.success ? options.credentials.exchange(body.data.token) : null
  if (secret === null) {
    options.onStaleToken()
    response.writeHead(401, { 'content-type': 'application/json' }).end('{}')
    return
  }
  response
    .writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(JSON.stringify({ secret }))
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = ''
  for await (const chunk of request) {
    text += String(chunk)
    if (text.length > MAX_BODY_BYTES) return null
  }
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function mayUpgrade(request: IncomingMessage, credentials: Credentials, port: number): boolean {
  if (refuseRequest(request, port) !== null || !hasOwnOrigin(request, port)) return false
  if (request.url !== '/rpc') return false
  const protocols = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((part) => part.trim())
  return protocols[0] === 'tablestakes' && protocols.length === 2 && credentials.isSecret(protocols[1] ?? '')
}

function refuseUpgrade(socket: Duplex): void {
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
}
