import type { MessageChannelMain, UtilityProcess } from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { BackendProcess } from '../../main/hosts/electron/backend-process.ts'
import { RestartPolicy } from '../../main/hosts/electron/restart-policy.ts'
import {
  MessageChannelMain as FakeChannel,
  type FakeProcess,
  playing,
  standIn,
  utilityProcess,
} from './electron-stand-in.ts'

const start = { dataFolder: '/data', casesFolders: ['/cases'], migrationsFolder: '/migrations' }

/** A backend process of the stand-in; `now` moves with the fake timers. */
function supervised(answers: boolean[] = []) {
  const startedWith: number[] = []
  const asked: string[] = []
  const backend = new BackendProcess({
    fork: () => playing<UtilityProcess>(utilityProcess.fork('backend.js')),
    createChannel: () => playing<MessageChannelMain>(new FakeChannel()),
    start,
    policy: new RestartPolicy(() => Date.now()),
    onStarted: () => startedWith.push(standIn.processes.length),
    onGivenUp: async (message) => {
      asked.push(message)
      return answers.shift() ?? false
    },
    log: () => undefined,
  })
  backend.start()
  return { backend, startedWith, asked }
}

const newest = (): FakeProcess => standIn.processes.at(-1) ?? expect.fail('no process was started')

/** Ends the running process and lets the wait before the next one pass. */
async function crash(): Promise<void> {
  newest().end(9)
  await vi.advanceTimersByTimeAsync(5000)
}

beforeEach(() => {
  vi.useFakeTimers()
  standIn.reset()
})
afterEach(() => vi.useRealTimers())

describe('the backend process', () => {
  it('is told first of all where to find things', () => {
    supervised()
    expect(newest().messages[0]).toEqual({ message: { kind: 'start', start }, ports: 0 })
  })

  it('gets one end of each channel, the page the other', () => {
    const { backend } = supervised()
    expect(backend.connect()).not.toBeNull()
    expect(newest().messages.at(-1)).toEqual({ message: { kind: 'connect' }, ports: 1 })
  })

  it('is started again after a crash, and pages are told to take new ports', async () => {
    const { startedWith, asked } = supervised()
    await crash()
    expect({ startedWith, asked, kinds: newest().kinds() }).toEqual({
      startedWith: [1, 2],
      asked: [],
      kinds: ['start'],
    })
  })

  it('has no port to give between a crash and the next start', async () => {
    const { backend } = supervised()
    newest().end(9)
    expect(backend.connect()).toBeNull()
    await vi.advanceTimersByTimeAsync(5000)
    expect(backend.connect()).not.toBeNull()
  })

  it('is not started a fourth time in a minute without asking', async () => {
    const { asked } = supervised([true])
    await crash()
    await crash()
    expect(asked).toEqual([])
    newest().end(9)
    await vi.advanceTimersByTimeAsync(0)
    expect(asked).toEqual([expect.stringContaining('three times within a minute')])
    expect(standIn.processes).toHaveLength(4)
  })

  it('stays down when the person does not want to try again', async () => {
    supervised([false])
    await crash()
    await crash()
    await crash()
    expect(standIn.processes).toHaveLength(3)
  })

  it('is started again without asking when crashes are more than a minute apart', async () => {
    const { asked } = supervised()
    for (let crashes = 0; crashes < 5; crashes += 1) {
      await crash()
      await vi.advanceTimersByTimeAsync(60_000)
    }
    expect({ asked, started: standIn.processes.length }).toEqual({ asked: [], started: 6 })
  })

  it('shows its own words when it cannot begin', async () => {
    const { asked } = supervised()
    newest().emit('message', { kind: 'failed', message: 'The data folder cannot be written.' })
    await vi.advanceTimersByTimeAsync(5000)
    expect(newest().killed).toBe(true)
    expect({ asked, started: standIn.processes.length }).toEqual({
      asked: ['The data folder cannot be written.'],
      started: 1,
    })
  })
})

describe('closing the backend process', () => {
  it('waits until it has ended', async () => {
    const { backend } = supervised()
    const stopped = vi.fn()
    const stopping = backend.stop(10_000).then(stopped)
    await vi.advanceTimersByTimeAsync(5000)
    expect({ kinds: newest().kinds(), calls: stopped.mock.calls }).toEqual({ kinds: ['start', 'close'], calls: [] })
    newest().end(0)
    await stopping
    expect(stopped).toHaveBeenCalledWith('closed')
    expect(newest().killed).toBe(false)
  })

  it('ends it after the time limit', async () => {
    const { backend } = supervised()
    const stopping = backend.stop(10_000)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await stopping).toBe('killed')
    expect(newest().killed).toBe(true)
  })

  it('is no crash', async () => {
    const { backend, asked } = supervised()
    const stopping = backend.stop(10_000)
    newest().end(0)
    await stopping
    await vi.advanceTimersByTimeAsync(60_000)
    expect({ asked, started: standIn.processes.length }).toEqual({ asked: [], started: 1 })
  })

  it('takes back a restart that was under way', async () => {
    const { backend } = supervised()
    newest().end(9)
    expect(await backend.stop(10_000)).toBe('closed')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(standIn.processes).toHaveLength(1)
  })
})
