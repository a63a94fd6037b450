import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { findEarlier, isAlive } from './process-identity.ts'
import { StartProblem } from './start-problem.ts'

/** Fast shutdown, immediate shutdown, the end: with how long each may take in milliseconds. */
const STEPS = [
  ['SIGINT', 5000],
  ['SIGQUIT', 3000],
  ['SIGKILL', 3000],
] as const

/**
 * Ends the server that a killed run of the app left on `data`, if there is one, and removes a stale pid file. A process that is
 * not proven to be that server is never signalled. Throws StartProblem when it cannot be told.
 */
export async function clearTheWay(data: string, log: (line: string) => void): Promise<void> {
  const earlier = await findEarlier(data)
  if (earlier.kind === 'ours') {
    log(`postgres: stopping the server ${earlier.pid} that an earlier run left behind`)
    await endProcess(earlier.pid, async () => (await findEarlier(data)).kind === 'ours')
  }
  if (earlier.kind === 'stale') {
    log(`postgres: pid ${earlier.pid} of an old pid file belongs to another program now; removing the file`)
    await rm(join(data, 'postmaster.pid'), { force: true })
  }
  if (earlier.kind === 'unclear') {
    throw new StartProblem(
      `Process ${earlier.pid} may be a PostgreSQL still running on ${data}; it cannot be told for certain.`,
      `End process ${earlier.pid} if it is PostgreSQL, or restart the computer, and try again.`,
    )
  }
}

/** Asks ever more firmly, as long as `stillOurs` says that the number means the same process. */
export async function endProcess(pid: number, stillOurs: () => Promise<boolean>): Promise<void> {
  for (const [signal, patience] of STEPS) {
    if (!(await stillOurs())) return
    try {
      process.kill(pid, signal)
    } catch (error) {
      if (!isAlive(pid)) return
      throw error
    }
    for (const until = Date.now() + patience; Date.now() < until && isAlive(pid); ) await delay(10)
    if (!isAlive(pid)) return
  }
}
