import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { extname, join, resolve, sep } from 'node:path'
import { contentSecurityPolicy } from '../content-security-policy.ts'
import { FILE_TYPES } from '../file-types.ts'

/** The file a path names inside `folder`, or null when it would lie outside, is hidden or has no known type. */
export function fileFor(folder: string, pathname: string): { path: string; type: string } | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return null
  }
  if (/[\0\\:]/.test(decoded) || decoded.split('/').some((part) => part.startsWith('.'))) return null
  const path = resolve(join(folder, decoded === '/' ? 'index.html' : decoded))
  const type = FILE_TYPES[extname(path)]
  return type !== undefined && path.startsWith(resolve(folder) + sep) ? { path, type } : null
}

/** Headers of every response, so that none is served without the policy. */
export function securityHeaders(port: number): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy([`ws://127.0.0.1:${port}`, `ws://localhost:${port}`]),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
  }
}

/** Serves one file of the built renderer. Names under /assets carry a content hash and may be kept; the page may not. */
export async function serveFile(folder: string, pathname: string, response: ServerResponse): Promise<void> {
  const file = fileFor(folder, pathname)
  const stats = file === null ? null : await stat(file.path).catch(() => null)
  if (file === null || stats === null || !stats.isFile()) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found')
    return
  }
  response.writeHead(200, {
    'content-type': file.type,
    'content-length': stats.size,
    'cache-control': pathname.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-store',
  })
  createReadStream(file.path)
    .on('error', () => response.destroy())
    .pipe(response)
}
