import { spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { version } from '../../main/app/version.ts'

const root = join(import.meta.dirname, '..', '..')
const planted = join(import.meta.dirname, 'planted')
const tool = (...path: string[]) => join(root, 'node_modules', ...path)

describe('the compiler keeps the domain pure', () => {
  const { stdout } = spawnSync(
    process.execPath,
    [
      tool('typescript', 'bin', 'tsc'),
      '--noEmit',
      '--pretty',
      'false',
      '-p',
      join(planted, 'core-types', 'tsconfig.json'),
    ],
    { cwd: join(planted, 'core-types'), encoding: 'utf8' },
  )

  it.each([
    ['process.ts', "Cannot find name 'process'"],
    ['window.ts', "Cannot find name 'window'"],
    ['set-timeout.ts', "Cannot find name 'setTimeout'"],
    ['node-import.ts', "Cannot find name 'node:fs'"],
    ['buffer.ts', "Cannot find name 'Buffer'"],
    ['performance.ts', "Cannot find name 'performance'"],
    ['fetch.ts', "Cannot find name 'fetch'"],
    ['unchecked-index.ts', 'possibly'],
    ['optional-undefined.ts', 'exactOptionalPropertyTypes'],
  ])('%s is refused: %s', (file, words) => {
    const lines = stdout.split('\n').filter((line) => line.startsWith(`${file}(`))
    expect(lines.join('\n')).toContain(words)
  })

  it('refuses every planted file, so none has been forgotten here', () => {
    const files = readdirSync(join(planted, 'core-types')).filter((name) => name.endsWith('.ts'))
    const refused = new Set(stdout.split('\n').map((line) => line.split('(')[0] ?? ''))
    expect(files.filter((file) => !refused.has(file))).toEqual([])
  })
})

describe('lint', () => {
  let messages = ''

  /** The planted files are linted as if they were of core and of main, with the project's own configuration. */
  beforeAll(() => {
    const folder = mkdtempSync(join(tmpdir(), 'tablestakes-lint-'))
    copyFileSync(join(root, 'biome.json'), join(folder, 'biome.json'))
    for (const layer of ['core', 'main']) cpSync(join(planted, 'lint'), join(folder, layer), { recursive: true })
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [tool('@biomejs', 'biome', 'bin', 'biome'), 'lint', '--vcs-enabled=false', '--max-diagnostics=none', '.'],
      { cwd: folder, encoding: 'utf8' },
    )
    messages = stdout + stderr
    rmSync(folder, { recursive: true, force: true })
  })

  /** Rules that a file of a layer broke. */
  const broken = (path: string): string[] =>
    [...messages.matchAll(/^(\S+?):\d+:\d+ lint\/\w+\/(\w+)/gm)].flatMap(([, file, rule]) =>
      file === path && rule !== undefined ? [rule] : [],
    )

  it.each([
    ['date-now.ts', 'noRestrictedGlobals'],
    ['new-date.ts', 'noRestrictedGlobals'],
    ['any.ts', 'noExplicitAny'],
    ['non-null.ts', 'noNonNullAssertion'],
    ['default-export.ts', 'noDefaultExport'],
    ['unused.ts', 'noUnusedImports'],
  ])('refuses %s in core: %s', (file, rule) => {
    expect(broken(`core/${file}`)).toContain(rule)
  })

  it('lets the backend read the clock, and nothing else', () => {
    expect({ clock: broken('main/date-now.ts'), any: broken('main/any.ts') }).toEqual({
      clock: [],
      any: ['noExplicitAny'],
    })
  })
})

describe('what no tool checks', () => {
  const sources = (pattern: string) =>
    globSync(pattern, { cwd: root }).map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
  const containing = (pattern: string, words: RegExp) =>
    sources(pattern)
      .filter(({ text }) => words.test(text))
      .map(({ path }) => path)

  it('the domain throws no dice', () => {
    expect(sources('core/**/*.ts').length).toBeGreaterThan(10)
    expect(containing('core/**/*.ts', /\bMath\.random\b/)).toEqual([])
  })

  it('addresses and folders are handed to the system in the shell alone', () => {
    const handsOver = /\.(openExternal|openPath|showItemInFolder)\(/
    expect(containing('{main,renderer}/**/*.{ts,tsx}', handsOver).toSorted()).toEqual([
      'main/hosts/electron/external-links.ts',
      'main/hosts/electron/shell.ts',
    ])
  })

  it('windows are made in one file, and none loads a file', () => {
    expect(containing('main/**/*.ts', /new BrowserWindow\(/)).toEqual(['main/hosts/electron/window.ts'])
    expect(containing('main/**/*.ts', /\.loadFile\(/)).toEqual([])
  })

  it('no page is built from text', () => {
    expect(containing('renderer/**/*.{ts,tsx}', /dangerouslySetInnerHTML|\.innerHTML\s*=|\beval\(/)).toEqual([])
  })

  it('no type check is silenced', () => {
    const silenced = /@ts-(ignore|expect-error|nocheck)|\bas any\b|\bas never\b|\bas unknown as\b/
    expect(containing('{core,main,renderer}/**/*.{ts,tsx}', silenced)).toEqual([])
  })

  it('no file of the product has more than 300 lines', () => {
    const long = sources('{core,main,renderer}/**/*.{ts,tsx}').filter(({ text }) => text.split('\n').length > 301)
    expect(long.map(({ path }) => path)).toEqual([])
  })

  it('the version the app shows is that of its package', () => {
    const manifest = z
      .object({ version: z.string() })
      .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
    expect(version).toBe(manifest.version)
  })
})
