import { type ChildProcess, spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { program } from './native-folder.ts'
import { pgCtlArguments, type ServerAddress, serverArguments, serverEnvironment } from './server-arguments.ts'
import type { ServerHome } from './server-home.ts'
import type { ServerUser } from './server-user.ts'

/** Address space of one server process in KiB: turns a runaway allocation into PostgreSQL's own out-of-memory error. */
const MAX_ADDRESS_SPACE_KIB = 3_000_000
const LIMITS = `ulimit -c 0; ulimit -v ${MAX_ADDRESS_SPACE_KIB} 2>/dev/null;`

/**
 * Command that runs `server` and ends it when the app dies: through the kernel where setpriv exists, elsewhere by a shell that
 * reads a pipe which closes with the app.
 */
export function launchCommand(server: readonly string[], setpriv: string | null): string[] {
  if (setpriv !== null) return ['/bin/sh', '-c', `${LIMITS} exec "$@"`, 'sh', setpriv, '--pdeathsig', 'INT', ...server]
  const script = `${LIMITS} exec 3<&0; "$@" 3<&- </dev/null & server=$!
trap 'kill -INT $server' INT; trap 'kill -QUIT $server' QUIT
( read -r _ <&3; kill -INT $server 2>/dev/null ) & reader=$!
while kill -0 $server 2>/dev/null; do wait $server; done; kill $reader 2>/dev/null; exit 0`
  return ['/bin/sh', '-c', script, 'sh', ...server]
}

/** Full path of a program on the PATH, null when it is not there. */
export function findProgram(name: string, path = process.env.PATH ?? ''): string | null {
  for (const folder of [...path.split(delimiter), '/usr/bin', '/bin']) {
    try {
      accessSync(join(folder, name), constants.X_OK)
      return join(folder, name)
    } catch {
      // Not in this folder: the next one may have it.
    }
  }
  return null
}

/** The running postmaster. */
export class ServerProcess {
  readonly #child: ChildProcess
  #words = ''
  readonly exited: Promise<void>
  #gone = false

  constructor(home: ServerHome, user: ServerUser | null, address: ServerAddress, log: (line: string) => void) {
    const { data, extensions, nativeFolder } = home
    const server = serverArguments({ platform: process.platform, data, extensions, address })
    const command =
      process.platform === 'win32'
        ? [program(nativeFolder, 'pg_ctl'), ...pgCtlArguments(data, join(home.folder, 'server.log'), server)]
        : launchCommand([program(nativeFolder, 'postgres'), ...server], findProgram('setpriv'))
    const [file = '', ...parameters] = command
    this.#child = spawn(file, parameters, {
      cwd: process.platform === 'win32' ? home.folder : '/',
      env: serverEnvironment(process.env),
      stdio: ['pipe', 'ignore', 'pipe'],
      windowsHide: true,
      ...(user === null ? {} : { uid: user.uid, gid: user.gid }),
    })
    this.#child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      this.#words = (this.#words + chunk).slice(-8000)
      for (const line of chunk.split('\n')) if (line !== '') log(`postgres: ${line}`)
    })
    this.exited = new Promise((resolve) => {
      const end = () => {
        this.#gone = true
        resolve()
      }
      this.#child.once('error', (error) => {
        this.#words += error.message
        end()
      })
      // On Windows this is pg_ctl, which ends at once while the server goes on.
      if (process.platform !== 'win32') this.#child.once('exit', end)
    })
  }

  get isGone(): boolean {
    return this.#gone
  }

  /** The last of what the server wrote. */
  get lastWords(): string {
    return this.#words.trim()
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  /** Fast shutdown, then immediate, then the end. */
  async stop(): Promise<void> {
    const steps = [
      ['SIGINT', 8000],
      ['SIGQUIT', 3000],
      ['SIGKILL', 3000],
    ] as const
    for (const [signal, patience] of steps) {
      if (this.#gone) return
      this.#child.kill(signal)
      await this.#exitWithin(patience)
    }
  }

  async #exitWithin(ms: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms)
    })
    await Promise.race([this.exited, patience])
    clearTimeout(timer)
  }
}
