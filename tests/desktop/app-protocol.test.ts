import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from '../../main/hosts/content-security-policy.ts'
import { answer } from '../../main/hosts/electron/app-protocol.ts'
import { securityHeaders } from '../../main/hosts/web/static-files.ts'

const SECRET = 'outside the bundle'
let home: string
let bundle: string

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'tablestakes-protocol-'))
  bundle = join(home, 'renderer')
  mkdirSync(join(bundle, 'assets'), { recursive: true })
  mkdirSync(join(home, 'renderer-evil'))
  for (const name of ['secret.js', 'secret.json', 'renderer-evil/secret.js']) writeFileSync(join(home, name), SECRET)
  writeFileSync(join(bundle, 'index.html'), '<!doctype html>')
  writeFileSync(join(bundle, 'assets', 'main-a1b2.js'), 'export {}')
  writeFileSync(join(bundle, 'assets', 'note.txt'), 'a type that is not served')
  symlinkSync(join(home, 'secret.js'), join(bundle, 'assets', 'link.js'))
  symlinkSync(home, join(bundle, 'up'))
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

const get = (path: string) => answer(bundle, 'GET', `app://tablestakes${path}`)

describe('what the page may load', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', '<!doctype html>'],
    ['/index.html', 'text/html; charset=utf-8', '<!doctype html>'],
    ['/index.html?query#hash', 'text/html; charset=utf-8', '<!doctype html>'],
    ['/assets/main-a1b2.js', 'text/javascript; charset=utf-8', 'export {}'],
  ])('%s is served with its type and the policy', async (path, type, body) => {
    const response = await get(path)
    expect({ status: response.status, body: await response.text() }).toEqual({ status: 200, body })
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': type,
      'content-security-policy': contentSecurityPolicy(),
      'x-content-type-options': 'nosniff',
    })
  })

  it.each([
    '/../secret.js',
    '/..%2fsecret.js',
    '/%2e%2e/secret.js',
    '/%2e%2e%2fsecret.js',
    '/..%5csecret.js',
    '/..\\secret.js',
    '/assets/../../secret.js',
    '/assets/..%252f..%252fsecret.js',
    '/index.html%00.js',
    '/secret.js%00',
    '/C:/secret.js',
    '/c:%5csecret.js',
    '//server/share/secret.js',
    '/%5c%5cserver%5cshare%5csecret.js',
    '/\\\\server\\share\\secret.js',
    '/assets/link.js',
    '/up/secret.js',
    '/up/renderer-evil/secret.js',
    '/assets',
    '/assets/',
    '/assets/note.txt',
    '/.hidden.js',
    '/assets/main-a1b2.js/',
    '/missing.js',
    '/con.js:stream',
    '/assets//main-a1b2.js',
    '/a'.repeat(5000),
    `/${'a'.repeat(5000)}.js`,
  ])('%.60s is not', async (path) => {
    const response = await get(path)
    expect({ status: response.status, body: await response.text() }).toEqual({ status: 404, body: '' })
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy())
  })

  it.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('%s is not answered', async (method) => {
    expect((await answer(bundle, method, 'app://tablestakes/index.html')).status).toBe(404)
  })

  it.each([
    'app://tablestakes.evil/index.html',
    'app://other/index.html',
    'https://tablestakes/index.html',
    'nonsense',
  ])('%s is another host', async (address) => {
    expect((await answer(bundle, 'GET', address)).status).toBe(404)
  })
})

describe('ten thousand made-up paths', () => {
  const part = fc.constantFrom(
    '..',
    '.',
    '%2e%2e',
    '%2e',
    '..%2f',
    '%2f',
    '%5c',
    '\\',
    '%00',
    '\0',
    '/',
    '//',
    'C:',
    'c%3a',
    '%252e',
    '%c0%ae',
    '\u202e',
    'up',
    'assets',
    'link.js',
    'secret.js',
    'secret.json',
    'renderer-evil',
    'index.html',
    'main-a1b2.js',
    '::$DATA',
    '~',
    '?',
    '#',
    ' ',
  )
  const served = new Set(['<!doctype html>', 'export {}', ''])

  it('serve not one byte from outside the bundle', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(part, { minLength: 1, maxLength: 8 }),
        fc.constantFrom('', '/'),
        async (parts, between) => {
          const response = await get(`/${parts.join(between)}`)
          expect(served).toContain(await response.text())
        },
      ),
      { numRuns: 10_000 },
    )
  })
})

describe('the content security policy', () => {
  it('is the same in both hosts but for the socket', () => {
    const web = securityHeaders(4711)['content-security-policy'] ?? ''
    expect(web.replace(' ws://127.0.0.1:4711 ws://localhost:4711', '')).toBe(contentSecurityPolicy())
  })

  it('lets no script in but the app’s own files', () => {
    const policy = contentSecurityPolicy().split('; ')
    expect(policy).toEqual(expect.arrayContaining(["default-src 'none'", "script-src 'self'", "frame-src 'none'"]))
    expect(contentSecurityPolicy()).not.toMatch(/unsafe-eval|https?:|\*/)
  })
})
