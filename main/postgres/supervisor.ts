import { randomInt } from 'node:crypto'
import { rename, rm } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { Client, DatabaseError } from 'pg'
import { Bookkeeping } from './bookkeeping.ts'
import { clientConfig } from './candidate-session.ts'
import { createCluster, existingCluster } from './cluster.ts'
import { prepareExtensions } from './extension-allow-list.ts'
import { bundledPostgresFolder, repairLinks } from './native-folder.ts'
import { clearTheWay } from './orphan.ts'
import { isPassing } from './sandbox-host.ts'
import { type ServerAddress, SUPERUSER } from './server-arguments.ts'
import { prepareHome, prepareSocketFolder, removeSocketFolder, type ServerHome } from './server-home.ts'
import { ServerProcess } from './server-process.ts'
import { type ServerUser, serverUser } from './server-user.ts'
import { StartProblem } from './start-problem.ts'

const READY_POLL_MS = 2
const READY_PATIENCE_MS = 60_000
/** Processes of a crashed server hold its shared memory for a moment. */
const BUSY_RETRIES = 10
const BUSY_WAIT_MS = 500

export interface LaunchOptions {
  readonly dataFolder: string
  readonly postgresFolder: string | undefined
  readonly log: (line: string) => void
  readonly onInitialising: () => void
}

/** A server that answers. */
export interface RunningServer {
  readonly process: ServerProcess
  readonly books: Bookkeeping
  readonly stop: () => Promise<void>
}

/** Brings the server up from whatever an earlier run left. Throws StartProblem when it cannot be done. */
export async function launch(options: LaunchOptions): Promise<RunningServer> {
  const { log } = options
  const native = options.postgresFolder ?? bundledPostgresFolder(process.platform, process.arch)
  const user = await serverUser()
  const home = await prepareHome(options.dataFolder, native, user, log)
  const made = await repairLinks(home.nativeFolder)
  if (made > 0) log(`postgres: made ${made} missing library links`)
  await clearTheWay(home.data, log)
  await prepareExtensions(home.nativeFolder, home.extensions)
  try {
    return await launchOn(home, user, options)
  } catch (error) {
    if (!(error instanceof BrokenData)) throw error
    log(`postgres: the data folder is broken and is set aside: ${error.message}`)
    await rm(`${home.data}.broken`, { recursive: true, force: true })
    await rename(home.data, `${home.data}.broken`)
    return launchOn(home, user, options)
  }
}

/** The data folder cannot be used any more; sandboxes are rebuilt from the history in a new one. */
class BrokenData extends Error {}

async function launchOn(home: ServerHome, user: ServerUser | null, options: LaunchOptions): Promise<RunningServer> {
  let password = await existingCluster(home)
  if (password === null) {
    options.onInitialising()
    password = await createCluster(home, user, process.platform === 'win32' ? 'loopback' : 'socket')
  }
  for (let attempt = 1; ; attempt += 1) {
    const address = await newAddress(home, user)
    const server = new ServerProcess(home, user, address, options.log)
    const stop = async () => {
      await server.stop()
      if (address.kind === 'socket') await removeSocketFolder(address.folder)
    }
    try {
      await answering(server, address, password)
      return { process: server, books: new Bookkeeping(address, password, options.log), stop }
    } catch (error) {
      await stop()
      const busy = /shared memory block|lock file|could not bind|Address already in use/i.test(server.lastWords)
      if (!busy || attempt > BUSY_RETRIES) throw error
      await delay(BUSY_WAIT_MS)
    }
  }
}

async function newAddress(home: ServerHome, user: ServerUser | null): Promise<ServerAddress> {
  if (process.platform === 'win32') return { kind: 'loopback', port: randomInt(49_152, 65_536) }
  return { kind: 'socket', folder: await prepareSocketFolder(home, user), port: 5432 }
}

async function answering(server: ServerProcess, address: ServerAddress, password: string): Promise<void> {
  const login = { address, database: 'postgres', role: SUPERUSER, password }
  for (const until = Date.now() + READY_PATIENCE_MS; Date.now() < until; await delay(READY_POLL_MS)) {
    if (server.isGone) throw startFailure(server.lastWords)
    const client = new Client(clientConfig(login, ''))
    client.on('error', () => {
      // The attempt's own promise tells the same.
    })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (error instanceof DatabaseError && error.code === '28P01')
        throw new BrokenData('its password is not the one on file')
      if (!isPassing(error)) throw error
    }
  }
  throw new StartProblem(
    'PostgreSQL did not answer within a minute.',
    'Try again; if it stays so, restart the computer.',
  )
}

function startFailure(words: string): Error {
  if (
    /PANIC|invalid (checkpoint|primary|data in file)|not a valid data directory|could not (open|read) file|incompatible/.test(
      words,
    )
  ) {
    return new BrokenData(words)
  }
  return new StartProblem(
    `PostgreSQL ended while it was starting: ${words.split('\n').slice(-3).join(' ') || 'it said nothing'}`,
    'Try again; the log file in the data folder says more.',
  )
}
