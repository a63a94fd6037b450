import { createHash } from 'node:crypto'
import {
  chmod,
  chown,
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { blockedFolder, type ServerUser } from './server-user.ts'
import { StartProblem } from './start-problem.ts'

export const POSTGRES_MAJOR = 18
/** macOS allows 103 bytes for a socket's path, Linux 107; this leaves room. */
const MAX_SOCKET_PATH_BYTES = 80

/** Where everything of the server lives. */
export interface ServerHome {
  readonly folder: string
  readonly data: string
  readonly extensions: string
  readonly passwordFile: string
  readonly nativeFolder: string
}

/**
 * The server's folder inside the data folder or, when the server's user cannot get there, a private one among the temporary
 * files (sandboxes are rebuilt from the history when that is emptied). Throws StartProblem when neither can be written.
 */
export async function prepareHome(
  dataFolder: string,
  nativeFolder: string,
  user: ServerUser | null,
  log: (line: string) => void,
): Promise<ServerHome> {
  try {
    await mkdir(dataFolder, { recursive: true })
    const root = await realpath(dataFolder)
    let folder = join(root, `postgres-${POSTGRES_MAJOR}`)
    const blocked = user === null ? null : await blockedFolder(root, user)
    if (user !== null && blocked !== null) {
      folder = await temporaryHome(root)
      log(`postgres: ${blocked} cannot be passed by ${user.name}; using ${folder}`)
    }
    await privateFolder(folder, user)
    return {
      folder,
      data: join(folder, 'data'),
      extensions: join(folder, 'extensions'),
      passwordFile: join(folder, 'superuser-password'),
      nativeFolder: user === null ? nativeFolder : await reachableNative(nativeFolder, folder, user, log),
    }
  } catch (cause) {
    if (cause instanceof StartProblem) throw cause
    throw new StartProblem(
      `PostgreSQL's folder cannot be used: ${cause instanceof Error ? cause.message : String(cause)}`,
      `Give your user the right to write in ${dataFolder}, or choose another data folder, and try again.`,
      { cause },
    )
  }
}

async function temporaryHome(root: string): Promise<string> {
  const hash = createHash('sha256').update(root).digest('hex').slice(0, 16)
  return join(await realpath(tmpdir()), `tablestakes-${hash}`)
}

/** Makes a folder that only the server's user may enter; refuses one that belongs to somebody else. */
export async function privateFolder(folder: string, user: ServerUser | null): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const found = await lstat(folder)
  const own = process.getuid?.()
  if (!found.isDirectory() || (own !== undefined && found.uid !== own && found.uid !== user?.uid)) {
    throw new StartProblem(`${folder} belongs to another user.`, `Remove ${folder} and try again.`)
  }
  await chmod(folder, 0o700)
  if (user !== null) await chown(folder, user.uid, user.gid)
}

/** The binaries where the server's user can run them: copied beside the data when their own folder is closed to it. */
async function reachableNative(
  nativeFolder: string,
  home: string,
  user: ServerUser,
  log: (line: string) => void,
): Promise<string> {
  const blocked = await blockedFolder(await realpath(nativeFolder), user)
  if (blocked === null) return nativeFolder
  const { mtimeMs, size } = await stat(join(nativeFolder, 'bin', 'postgres'))
  const copy = join(home, `native-${Math.floor(mtimeMs)}-${size}`)
  if (await isFolder(copy)) return copy
  log(`postgres: ${blocked} cannot be passed by ${user.name}; copying the binaries to ${copy}`)
  await rm(`${copy}.new`, { recursive: true, force: true })
  await cp(nativeFolder, `${copy}.new`, { recursive: true, verbatimSymlinks: true })
  await chmod(`${copy}.new`, 0o755)
  await rename(`${copy}.new`, copy)
  return copy
}

export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    return false
  }
}

/** Text of a file, null when it is absent. Other errors are thrown. */
export async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** Writes a file that only the server's user may read. */
export async function writePrivate(file: string, text: string, user: ServerUser | null): Promise<void> {
  await rm(file, { force: true })
  await writeFile(file, text, { mode: 0o600 })
  if (user !== null) await chown(file, user.uid, user.gid)
}

/** A new short private folder for the server's socket; the one of a run that was killed is removed. */
export async function prepareSocketFolder(home: ServerHome, user: ServerUser | null): Promise<string> {
  const record = join(home.folder, 'socket-folder')
  const earlier = await readIfThere(record)
  if (earlier !== null) await removeSocketFolder(earlier)
  const root = [await realpath(tmpdir()), '/tmp'].find((folder) => fits(folder)) ?? '/tmp'
  const folder = await mkdtemp(join(root, 'tablestakes-pg-'))
  await privateFolder(folder, user)
  await writePrivate(record, folder, user)
  return folder
}

/** Removes a socket folder that `prepareSocketFolder` made, and nothing else. */
export async function removeSocketFolder(folder: string): Promise<void> {
  if (/^tablestakes-pg-\w{6}$/.test(basename(folder))) await rm(folder, { recursive: true, force: true })
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, 'tablestakes-pg-123456', '.s.PGSQL.5432.lock')) <= MAX_SOCKET_PATH_BYTES
}
