import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { openReady, temporaryFolder } from '../../fixtures/history/open-temporary.ts'

const CHILD = fileURLToPath(new URL('../../fixtures/history/appending-child.ts', import.meta.url))
const ROUNDS = 15

function start(folder: string, round: number): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, [CHILD, folder, String(round)], { stdio: ['ignore', 'pipe', 'pipe'] })
}

/** Lets a child append until it has acknowledged `acks` commits, kills it with SIGKILL and returns the last seq it acknowledged by attempt. */
async function appendUntilKilled(folder: string, round: number, acks: number): Promise<Map<string, number>> {
  const child = start(folder, round)
  let output = ''
  let errors = ''
  child.stderr.on('data', (chunk) => {
    errors += String(chunk)
  })
  child.stdout.on('data', (chunk) => {
    output += String(chunk)
    if (output.split('\n').length > acks) child.kill('SIGKILL')
  })
  const [code] = await once(child, 'close')
  expect(errors).toBe('')
  expect(code).toBeNull()
  const acknowledged = new Map<string, number>()
  for (const [, attemptId = '', seq] of output.matchAll(/^ACK (\S+) (\d+)$/gm)) acknowledged.set(attemptId, Number(seq))
  return acknowledged
}

it('loses no acknowledged event when the program is killed, and leaves a log without holes', async () => {
  const temporary = temporaryFolder()
  try {
    const acknowledged = new Map<string, number>()
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [attemptId, seq] of await appendUntilKilled(temporary.folder, round, randomInt(1, 150))) {
        acknowledged.set(attemptId, seq)
      }
      const history = openReady(temporary.folder)
      for (const [attemptId, seq] of acknowledged) {
        const events = history.read(attemptId)
        expect(events.length, attemptId).toBeGreaterThanOrEqual(seq)
        expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1))
        expect(history.summary(attemptId)?.clockMs).toBe(events.at(-1)?.clockMs)
      }
      history.close()
    }
    expect(acknowledged.size).toBeGreaterThanOrEqual(ROUNDS)
  } finally {
    temporary.remove()
  }
}, 120_000)

it('is held by one process only, and free again when that process was killed', async () => {
  const temporary = temporaryFolder()
  try {
    const child = start(temporary.folder, 0)
    await once(child.stdout, 'data')
    expect(() => openReady(temporary.folder)).toThrow(/Another Tablestakes is using the history/)
    child.kill('SIGKILL')
    await once(child, 'close')
    const history = openReady(temporary.folder)
    expect(history.unfinished().length).toBeGreaterThan(0)
    history.close()
  } finally {
    temporary.remove()
  }
})
