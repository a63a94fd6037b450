import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { Bookkeeping } from './bookkeeping.ts'
import { clientConfig } from './candidate-session.ts'
import { createCluster, existingCluster } from './cluster.ts'
import { prepareExtensions } from './extension-allow-list.ts'
import { bundledPostgresFolder, program, repairLinks } from './native-folder.ts'
import { clearTheWay } from './orphan.ts'
import { prepareServer } from './sandbox-databases.ts'
import { type ServerAddress, SUPERUSER, serverEnvironment } from './server-arguments.ts'
import { prepareHome, prepareSocketFolder, removeSocketFolder, type ServerHome } from './server-home.ts'
import { ServerProcess } from './server-process.ts'
import { type ServerUser, serverUser } from './server-user.ts'
import { StartProblem } from './start-problem.ts'

const RETRY_MS = 2
const START_PATIENCE_MS = 60_000
const BUSY_RETRIES = 10
const BUSY_WAIT_MS = 500
/** What a server says while it is not there yet. */
const NOT_YET = new Set(['ECONNREFUSED', 'ENOENT', 'ECONNRESET', '57P03'])

export interface StartOptions {
  readonly dataFolder: string
  readonly postgresFolder: string | undefined
  readonly log: (line: string) => void
  readonly onStep: (step: 'initialising' | 'starting') => void
}

/** A server that answers, with the app's own connections to it. */
export interface RunningServer {
  readonly books: Bookkeeping
  readonly address: ServerAddress
  readonly version: string
  readonly exited: Promise<void>
  stop(): Promise<void>
}

/** Starts the bundled server; its data folder is made at the first run. Throws StartProblem with a sentence for the screen. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { dataFolder, log, onStep } = options
  onStep('starting')
  const nativeFolder = options.postgresFolder ?? bundledPostgresFolder(process.platform, process.arch)
  const user = await serverUser()
  const home = await prepareHome(dataFolder, nativeFolder, user, log)
  await repairLinks(home.nativeFolder)
  await clearTheWay(home.data, log)
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startIn(home, user, options)
    } catch (error) {
      if (!(error instanceof SharedMemoryBusy) || attempt > BUSY_RETRIES) throw error
      await delay(BUSY_WAIT_MS)
    }
  }
}

/** Processes of a crashed server still hold its shared memory, which passes. */
class SharedMemoryBusy extends StartProblem {}

async function startIn(home: ServerHome, user: ServerUser | null, options: StartOptions): Promise<RunningServer> {
  const { log, onStep } = options
  const address: ServerAddress =
    process.platform === 'win32'
      ? { kind: 'loopback', port: await freePort() }
      : { kind: 'socket', folder: await prepareSocketFolder(home, user), port: 5432 }
  let password = await existingCluster(home)
  if (password === null) {
    onStep('initialising')
    password = await createCluster(home, user, address.kind)
    onStep('starting')
  }
  await prepareExtensions(home.nativeFolder, home.extensions)
  const server = new ServerProcess(home, user, address, log)
  const end = () => stopServer(server, home, address)
  try {
    const version = await firstAnswer(server, address, password)
    const books = new Bookkeeping(address, password, log)
    await prepareServer(books)
    return {
      books,
      address,
      version,
      exited: server.exited,
      stop: async () => {
        await books.end()
        await end()
      },
    }
  } catch (error) {
    await end()
    throw error
  }
}

async function stopServer(server: ServerProcess, home: ServerHome, address: ServerAddress): Promise<void> {
  if (process.platform === 'win32') await pgCtlStop(home)
  else await server.stop()
  if (address.kind === 'socket') await removeSocketFolder(address.folder)
}

/** On Windows a signal would kill the server without a shutdown: pg_ctl asks it. */
async function pgCtlStop(home: ServerHome): Promise<void> {
  const child = spawn(program(home.nativeFolder, 'pg_ctl'), ['stop', '-D', home.data, '-m', 'fast', '-w'], {
    cwd: home.folder,
    env: serverEnvironment(process.env),
    stdio: 'ignore',
    windowsHide: true,
  })
  await new Promise<void>((resolve) => {
    child.once('error', () => resolve())
    child.once('close', () => resolve())
  })
}

/** Waits until the server answers and returns its version. */
async function firstAnswer(server: ServerProcess, address: ServerAddress, password: string): Promise<string> {
  const login = { address, database: 'postgres', role: SUPERUSER, password }
  const deadline = performance.now() + START_PATIENCE_MS
  for (;;) {
    const client = new Client(clientConfig(login, '-c search_path=pg_catalog'))
    client.on('error', () => {
      // The attempt's own promise tells the same.
    })
    try {
      await client.connect()
      const result = await client.query<{ server_version: string }>('SHOW server_version')
      return result.rows[0]?.server_version ?? 'unknown'
    } catch (error) {
      if (server.isGone) throw endedAtOnce(server.lastWords)
      if (!(error instanceof Error && 'code' in error && NOT_YET.has(String(error.code)))) throw error
      if (performance.now() > deadline) throw notStarted('it did not answer within a minute')
      await delay(RETRY_MS)
    } finally {
      // A client that never connected has nothing to end.
      await client.end().catch(() => {})
    }
  }
}

function endedAtOnce(words: string): StartProblem {
  if (!words.includes('shared memory block')) return notStarted(`it ended at once: ${words || 'without a word'}`)
  return new SharedMemoryBusy(
    'PostgreSQL could not be started: an earlier one still holds its memory.',
    'Wait a few seconds and try again, or restart the computer.',
  )
}

function notStarted(why: string): StartProblem {
  return new StartProblem(
    `PostgreSQL could not be started: ${why}.`,
    'Check that the disk has room and that no security software blocks it, then try again. The interview goes on without SQL.',
  )
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('No free port was found.')
  return address.port
}
