import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Marks the fuses inside an Electron program: https://github.com/electron/fuses#how-it-works */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const FUSES = [
  'runAsNode',
  'cookieEncryption',
  'nodeOptions',
  'nodeCliInspect',
  'asarIntegrity',
  'onlyLoadAppFromAsar',
  'browserSnapshot',
  'fileProtocolPrivileges',
  'wasmTrapHandlers',
] as const
/** As Electron ships them. */
const SHIPPED = '101100011'

/** Writes a folder that electron-builder takes for Electron on Linux: no program in it runs, but it has a fuse wire. */
export function writeElectronDist(folder: string): void {
  mkdirSync(join(folder, 'locales'), { recursive: true })
  const program = Buffer.concat([
    Buffer.from('#!/bin/sh\nexit 1\n'),
    Buffer.from(FUSE_SENTINEL),
    Buffer.from([1, FUSES.length]),
    Buffer.from(SHIPPED),
  ])
  writeFileSync(join(folder, 'electron'), program)
  chmodSync(join(folder, 'electron'), 0o755)
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version', 'resources.pak', 'locales/en-US.pak']) {
    writeFileSync(join(folder, name), name)
  }
}

/** Which fuses of a packaged program are on, read from its wire without running it. */
export function readFuses(program: Buffer): Record<string, boolean> {
  const at = program.indexOf(FUSE_SENTINEL) + FUSE_SENTINEL.length + 2
  return Object.fromEntries(FUSES.map((name, index) => [name, String.fromCharCode(program[at + index] ?? 0) === '1']))
}
