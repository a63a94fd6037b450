import { readFile, realpath } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import type { Protocol } from 'electron'
import { contentSecurityPolicy } from '../content-security-policy.ts'
import { FILE_TYPES } from '../file-types.ts'
import { APP_SCHEME, isAppUrl } from './app-origin.ts'

/** One part of a path: letters, digits, `-`, `_` and inner dots. Leaves no room for `..`, escapes, drives, devices or streams. */
const PART = /^[\w-][\w.-]*$/

const HEADERS = {
  'content-security-policy': contentSecurityPolicy(),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
}

/** To be called before the app is ready: gives the scheme an origin, so that storage, workers and `'self'` work. */
export function declareAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Serves the files of `folder` and nothing else. */
export function serveAppScheme(protocol: Pick<Protocol, 'handle'>, folder: string): void {
  protocol.handle(APP_SCHEME, (request) => answer(folder, request.method, request.url))
}

/** The response to one request of the page; 404 without a body for whatever is not a file of the bundle. */
export async function answer(folder: string, method: string, address: string): Promise<Response> {
  const file = method === 'GET' && isAppUrl(address) ? fileFor(folder, new URL(address).pathname) : null
  const body = file === null ? null : await readInside(folder, file.path)
  if (file === null || body === null) return new Response(null, { status: 404, headers: HEADERS })
  return new Response(body, { status: 200, headers: { ...HEADERS, 'content-type': file.type } })
}

/** The file that a path, still in its escaped form, names inside `folder`; null where it names none. */
export function fileFor(folder: string, pathname: string): { path: string; type: string } | null {
  const parts = (pathname === '/' ? '/index.html' : pathname).slice(1).split('/')
  if (!pathname.startsWith('/') || !parts.every((part) => PART.test(part))) return null
  const path = join(resolve(folder), ...parts)
  const type = FILE_TYPES[extname(path)]
  return type === undefined ? null : { path, type }
}

/** The file's bytes, or null when it is missing or a link leads out of `folder`. */
async function readInside(folder: string, path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const real = await realpath(path)
    if (!real.startsWith((await realpath(folder)) + sep)) return null
    return new Uint8Array(await readFile(real))
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR' || code === 'ENAMETOOLONG'
}
