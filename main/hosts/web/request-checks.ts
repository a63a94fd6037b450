import type { IncomingMessage } from 'node:http'

/** Why a request is refused before any handler sees it, or null. Against DNS rebinding and pages of other origins. */
export function refuseRequest(request: IncomingMessage, port: number): string | null {
  const hosts = request.rawHeaders.filter((_, index, all) => index % 2 === 0 && all[index]?.toLowerCase() === 'host')
  if (hosts.length !== 1) return 'exactly one Host header is needed'
  if (!allowedHosts(port).includes(request.headers.host ?? '')) return 'the Host is not this server'
  const origin = request.headers.origin
  if (origin !== undefined && !allowedOrigins(port).includes(origin)) return 'the Origin is not this server'
  return null
}

/** An upgrade and a write must say where they come from. */
export function hasOwnOrigin(request: IncomingMessage, port: number): boolean {
  const origin = request.headers.origin
  return origin !== undefined && allowedOrigins(port).includes(origin) && origin === `http://${request.headers.host}`
}

function allowedHosts(port: number): string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`]
}

function allowedOrigins(port: number): string[] {
  return allowedHosts(port).map((host) => `http://${host}`)
}
