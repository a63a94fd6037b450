import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fileFor } from '../../../main/hosts/web/static-files.ts'

const folder = '/srv/app/renderer'

it('serves the page and the built files', () => {
  expect(fileFor(folder, '/')?.path).toBe('/srv/app/renderer/index.html')
  expect(fileFor(folder, '/assets/app-1a2b.js')?.path).toBe('/srv/app/renderer/assets/app-1a2b.js')
})

it.each([
  '/../secret.json',
  '/..%2fsecret.json',
  '/%2e%2e/secret.json',
  '/assets/..%5c..%5csecret.json',
  '/a%00.js',
  '/C:/windows/win.json',
  '//server/share/a.js',
  '/.env.json',
  '/assets/.hidden.js',
  '/%',
  '/etc/passwd',
])('names no file outside for %s', (path) => {
  const file = fileFor(folder, path)
  if (file !== null) expect(file.path.startsWith(`${folder}/`)).toBe(true)
  if (path.includes('secret') || path.includes('.hidden') || path.includes('.env')) expect(file).toBeNull()
})

it('names no file outside for any of ten thousand paths', () => {
  const piece = fc.constantFrom('..', '%2e%2e', '/', '%2f', '\\', '%5c', '%00', 'a.js', 'C:', '.', 'assets', '%c0%ae')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const file = fileFor(folder, `/${pieces.join('')}`)
      return file === null || file.path.startsWith(`${folder}/`)
    }),
    { numRuns: 10_000 },
  )
})
