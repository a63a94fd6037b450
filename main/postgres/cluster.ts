import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { program } from './native-folder.ts'
import { hostBasedAccess, initdbArguments, type ServerAddress, serverEnvironment } from './server-arguments.ts'
import { POSTGRES_MAJOR, readIfThere, type ServerHome, writePrivate } from './server-home.ts'
import type { ServerUser } from './server-user.ts'
import { StartProblem } from './start-problem.ts'

/** Password of the superuser when the data folder is whole; null when it has to be made (anew). */
export async function existingCluster(home: ServerHome): Promise<string | null> {
  const version = await readIfThere(join(home.data, 'PG_VERSION'))
  const password = await readIfThere(home.passwordFile)
  return version?.trim() === String(POSTGRES_MAJOR) && password !== null && password !== '' ? password : null
}

/**
 * Makes a new data folder and returns the superuser's password. It is made beside its place and moved there when it is whole,
 * so that one that was killed half way is never taken for finished; what was there before is removed.
 */
export async function createCluster(
  home: ServerHome,
  user: ServerUser | null,
  address: ServerAddress['kind'],
): Promise<string> {
  const draft = `${home.data}.new`
  await rm(draft, { recursive: true, force: true })
  await rm(home.data, { recursive: true, force: true })
  const password = randomBytes(24).toString('base64url')
  await writePrivate(home.passwordFile, password, user)
  await runInitdb(home, draft, user)
  await writePrivate(join(draft, 'pg_hba.conf'), hostBasedAccess(address), user)
  await rename(draft, home.data)
  return password
}

async function runInitdb(home: ServerHome, data: string, user: ServerUser | null): Promise<void> {
  const child = spawn(program(home.nativeFolder, 'initdb'), initdbArguments(data, home.passwordFile), {
    cwd: home.folder,
    env: serverEnvironment(process.env),
    stdio: ['ignore', 'ignore', 'pipe'],
    windowsHide: true,
    ...(user === null ? {} : { uid: user.uid, gid: user.gid }),
  })
  let words = ''
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    words = (words + chunk).slice(-4000)
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code === 0) return
  throw new StartProblem(
    `PostgreSQL's data folder could not be made in ${home.folder}: ${words.trim() || `initdb ended with ${code}`}`,
    'Check that the disk has about 100 MB free and that the folder can be written, then try again.',
  )
}
