import { execFile } from 'node:child_process'
import { readFile, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { readIfThere } from './server-home.ts'

/** What postmaster.pid says about the server that wrote it. */
export interface PidFile {
  readonly pid: number
  readonly data: string
  /** Seconds since 1970. */
  readonly startedAt: number
}

/** A server that may still be running on our data folder. */
export type Earlier =
  | { readonly kind: 'none' }
  /** The process is the one that wrote the file: it may be stopped. */
  | { readonly kind: 'ours'; readonly pid: number }
  /** The number now belongs to another process: the file is stale, and the process is not ours to touch. */
  | { readonly kind: 'stale'; readonly pid: number }
  | { readonly kind: 'unclear'; readonly pid: number }

/** A postmaster writes its pid file within this time of its start. */
const START_TOLERANCE_SECONDS = 10

/** Reads a postmaster.pid; null when it is too short to mean anything. */
export function parsePidFile(text: string): PidFile | null {
  const [pid, data, startedAt] = text.split('\n')
  const file = { pid: Number(pid), data: data ?? '', startedAt: Number(startedAt) }
  const whole =
    Number.isInteger(file.pid) && file.pid > 1 && data && Number.isInteger(file.startedAt) && file.startedAt > 0
  return whole ? file : null
}

/** Finds out by pid, start time, executable and data folder what the pid file in `data` stands for. */
export async function findEarlier(data: string): Promise<Earlier> {
  const text = await readIfThere(join(data, 'postmaster.pid'))
  const file = text === null ? null : parsePidFile(text)
  if (file === null || !isAlive(file.pid)) return { kind: 'none' }
  if (process.platform === 'linux') return identifyOnLinux(file, data)
  if (process.platform === 'win32') return { kind: 'unclear', pid: file.pid }
  return identifyByPs(file, data)
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

async function identifyOnLinux(file: PidFile, data: string): Promise<Earlier> {
  const { pid } = file
  try {
    const startedAt = await linuxStartTime(pid)
    if (Math.abs(startedAt - file.startedAt) > START_TOLERANCE_SECONDS) return { kind: 'stale', pid }
    const name = (await readFile(`/proc/${pid}/comm`, 'utf8')).trim()
    if (name !== 'postgres') return { kind: 'stale', pid }
    // A postmaster works in its data folder; the link is only readable for a process of our own user or for root.
    const folder = await readlink(`/proc/${pid}/cwd`)
    return { kind: folder === data ? 'ours' : 'stale', pid }
  } catch {
    return isAlive(pid) ? { kind: 'unclear', pid } : { kind: 'none' }
  }
}

async function linuxStartTime(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  // The name in brackets may hold spaces: count from its end. Field 22 is the start in clock ticks (100 a second) since boot.
  const ticks = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19])
  const boot = /^btime (\d+)$/m.exec(await readFile('/proc/stat', 'utf8'))
  return Number(boot?.[1]) + ticks / 100
}

async function identifyByPs(file: PidFile, data: string): Promise<Earlier> {
  const { pid } = file
  try {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'lstart=,command=', '-p', String(pid)], {
      env: { LC_ALL: 'C', PATH: '/bin:/usr/bin' },
    })
    const startedAt = Date.parse(stdout.trim().slice(0, 24)) / 1000
    const command = stdout.trim().slice(24)
    const same = Math.abs(startedAt - file.startedAt) <= START_TOLERANCE_SECONDS && command.includes('postgres')
    return { kind: same && command.includes(data) ? 'ours' : 'stale', pid }
  } catch {
    return isAlive(pid) ? { kind: 'unclear', pid } : { kind: 'none' }
  }
}
