import type { IpcMain, WebFrameMain } from 'electron'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { answerChannel } from '../../main/hosts/electron/ipc.ts'
import { isTrustedSender } from '../../main/hosts/electron/trusted-sender.ts'
import { playing } from './electron-stand-in.ts'

type Frame = Parameters<typeof isTrustedSender>[0]

const page = 'app://tablestakes/index.html'
const ours = { url: page, origin: 'app://tablestakes', parent: null }

/** Only whether there is a parent matters. */
const parent = playing<WebFrameMain>({})

const strangers: readonly (readonly [string, Frame])[] = [
  ['a frame that is gone', null],
  ['a subframe of ours', { ...ours, parent }],
  ['about:blank that inherited our origin', { ...ours, url: 'about:blank' }],
  ['about:srcdoc', { ...ours, url: 'about:srcdoc' }],
  ['an empty address', { ...ours, url: '' }],
  ['a foreign origin', { url: 'https://example.com/', origin: 'https://example.com', parent: null }],
  ['our address with a foreign origin', { ...ours, origin: 'https://example.com' }],
  ['an opaque origin', { ...ours, origin: 'null' }],
  ['a look-alike host', { url: 'app://tablestakes.evil/index.html', origin: 'app://tablestakes.evil', parent: null }],
  ['a look-alike prefix', { url: 'app://tablestakes@evil/index.html', origin: 'app://evil', parent: null }],
  ['our host as user name', { ...ours, url: 'app://user@tablestakes/index.html' }],
  ['our host on a port', { ...ours, url: 'app://tablestakes:1/index.html' }],
  ['our host over https', { url: 'https://tablestakes/', origin: 'https://tablestakes', parent: null }],
  ['a file', { url: 'file:///index.html', origin: 'file://', parent: null }],
  ['a data address', { url: `data:text/html,${page}`, origin: 'null', parent: null }],
]

/** A stand-in that keeps the one handler it is given. */
function channelOf(schema: z.ZodType<unknown[]>) {
  const seen: unknown[][] = []
  const handlers: Parameters<IpcMain['handle']>[1][] = []
  answerChannel(
    { handle: (_channel, handler) => void handlers.push(handler) },
    'test:channel',
    schema,
    async (...args) => {
      seen.push(args)
      return 'done'
    },
  )
  const call = async (senderFrame: Frame, ...args: unknown[]): Promise<unknown> =>
    Reflect.apply(handlers[0] ?? expect.fail('no handler'), undefined, [{ senderFrame }, ...args])
  return { call, seen }
}

describe('who may call the shell', () => {
  it('our own page may', () => {
    expect(isTrustedSender(ours)).toBe(true)
  })

  it.each(strangers)('%s may not', async (_name, frame) => {
    expect(isTrustedSender(frame)).toBe(false)
    const { call, seen } = channelOf(z.tuple([]))
    await expect(call(frame)).rejects.toThrow('test:channel: refused, the caller is not the app.')
    expect(seen).toEqual([])
  })
})

describe('what a call may carry', () => {
  it.each([
    ['an argument too many', ['extra']],
    ['ten megabytes', ['x'.repeat(10_000_000)]],
    ['prototype keys', [JSON.parse('{"__proto__": {"polluted": true}}')]],
    ['an explicit undefined', [undefined]],
  ])('%s is refused where nothing is expected', async (_name, args) => {
    const { call, seen } = channelOf(z.tuple([]))
    await expect(call(ours, ...args)).rejects.toThrow('refused')
    expect(seen).toEqual([])
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  it('what fits reaches the handler', async () => {
    const { call, seen } = channelOf(z.tuple([z.string()]))
    expect(await call(ours, 'one')).toBe('done')
    expect(seen).toEqual([['one']])
  })
})
