// Set-up shared by `npm start` and `npm test`. Plain JavaScript for any Node from 20 on: it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const installStamp = join(root, 'node_modules', '.tablestakes-install')
const buildStamp = join(root, 'out', '.tablestakes-build')

export function say(line) {
  process.stdout.write(`tablestakes: ${line}\n`)
}

/** The Node that npm scripts and the app run on: the packaged one (24), whatever is on the machine. */
export function nodeBinary() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  return join(root, 'node_modules', 'node', 'bin', name)
}

export function toolEnvironment(extra = {}) {
  return {
    ...process.env,
    PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`,
    ...extra,
  }
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
}

/** Runs `npm ci` when node_modules is missing or belongs to another lock file. */
export function ensureInstalled() {
  const wanted = lockHash()
  const present = existsSync(installStamp) ? readFileSync(installStamp, 'utf8') : ''
  if (present === wanted && existsSync(nodeBinary())) return
  say('installing dependencies (a minute, once) …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const result = spawnSync(npm, ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (result.status !== 0) {
    say('installing failed: see the lines above. Check that npm can reach its registry, then run the command again.')
    process.exit(result.status ?? 1)
  }
  writeFileSync(installStamp, wanted)
}

function newestChange(path) {
  if (!existsSync(path)) return 0
  const stats = statSync(path)
  if (!stats.isDirectory()) return stats.mtimeMs
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestChange(join(path, name))), stats.mtimeMs)
}

/** Builds `out/` when a source is newer than the last build. */
export function ensureBuilt() {
  const sources = ['core', 'main', 'renderer', 'electron.config.ts', 'package-lock.json']
  const newest = Math.max(...sources.map((source) => newestChange(join(root, source))))
  if (existsSync(buildStamp) && statSync(buildStamp).mtimeMs >= newest) return
  say('building (a few seconds) …')
  const result = spawnSync(
    nodeBinary(),
    [join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build', '--config', 'electron.config.ts'],
    { cwd: root, encoding: 'utf8', env: toolEnvironment() },
  )
  if (result.status !== 0) {
    process.stdout.write(`${result.stdout ?? ''}${result.stderr ?? ''}\n`)
    say('the build failed: see the lines above.')
    process.exit(1)
  }
  writeFileSync(buildStamp, new Date().toISOString())
}

/** Runs a program with its output shown, hands on Ctrl+C, and resolves to its exit code. */
export function runToEnd(command, args, environment = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: toolEnvironment(environment) })
    const forward = (signal) => child.kill(signal)
    process.on('SIGINT', forward)
    process.on('SIGTERM', forward)
    child.on('error', (error) => {
      say(`could not start ${command}: ${error.message}`)
      resolve(1)
    })
    child.on('exit', (code, signal) => resolve(signal ? 1 : (code ?? 1)))
  })
}
