import { readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { StartProblem } from './start-problem.ts'

/** The system user the server runs as. */
export interface ServerUser {
  readonly uid: number
  readonly gid: number
  readonly name: string
}

/** Existing unprivileged users, the likeliest first; never one that the app would have to add. */
const CANDIDATES = ['postgres', 'nobody', 'daemon'] as const

/** Null when the app's own user will do; PostgreSQL refuses to run as root, so root gets an existing unprivileged user. */
export async function serverUser(): Promise<ServerUser | null> {
  if (process.getuid?.() !== 0) return null
  const users = parsePasswd(await readFile('/etc/passwd', 'utf8'))
  const user = CANDIDATES.map((name) => users.get(name)).find((found) => found !== undefined && found.uid !== 0)
  if (user !== undefined) return user
  throw new StartProblem(
    'The app runs as root, and PostgreSQL refuses to: no unprivileged user (postgres, nobody, daemon) exists here.',
    'Start the app as an ordinary user.',
  )
}

/** Users of an /etc/passwd by name. */
export function parsePasswd(text: string): Map<string, ServerUser> {
  const users = new Map<string, ServerUser>()
  for (const line of text.split('\n')) {
    const [name, , uid, gid] = line.split(':')
    if (name && uid && gid) users.set(name, { name, uid: Number(uid), gid: Number(gid) })
  }
  return users
}

/** The first folder on the way to `path` (itself included) that `user` may not pass; null when all may be passed. */
export async function blockedFolder(path: string, user: ServerUser): Promise<string | null> {
  const folders: string[] = []
  for (let folder = path; ; folder = dirname(folder)) {
    folders.unshift(folder)
    if (folder === dirname(folder)) break
  }
  for (const folder of folders) {
    const { mode, uid, gid } = await stat(folder)
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return folder
  }
  return null
}
