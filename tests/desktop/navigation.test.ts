import type { Dialog, WebContents } from 'electron'
import { beforeEach, describe, expect, it } from 'vitest'
import { allowedLink, openExternalLink } from '../../main/hosts/electron/external-links.ts'
import { guardNavigation } from '../../main/hosts/electron/navigation.ts'
import { dialog, FakeContents, playing, shell, standIn } from './electron-stand-in.ts'

const FOREIGN = [
  'https://example.com/',
  'http://127.0.0.1:3000/',
  'file:///etc/passwd',
  'file://server/share/x',
  '\\\\server\\share\\x',
  'javascript:alert(1)',
  'data:text/html,x',
  'blob:https://example.com/1',
  'about:blank',
  'app://tablestakes.evil/index.html',
  'app://tablestakes:1/',
  'app://user@tablestakes/',
  'appx://tablestakes/',
  'app://tablestakes\0.evil/',
  'tablestakes',
  '',
]

function guarded() {
  const contents = new FakeContents()
  const outside: string[] = []
  guardNavigation(playing<WebContents>(contents), (address) => outside.push(address))
  const prevented = (name: string, url: string) => {
    let stopped = false
    contents.emit(name, { url, preventDefault: () => (stopped = true) })
    return stopped
  }
  return { contents, outside, prevented }
}

describe.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('%s', (name) => {
  it.each(FOREIGN)('to %j is stopped', (url) => {
    expect(guarded().prevented(name, url)).toBe(true)
  })

  it('to the app itself goes on', () => {
    expect(guarded().prevented(name, 'app://tablestakes/index.html#/history')).toBe(false)
  })
})

describe('windows and webviews', () => {
  it.each([...FOREIGN, 'app://tablestakes/index.html'])(
    'no window is opened for %j; the address is handed on',
    (url) => {
      const { contents, outside } = guarded()
      expect(contents.windowOpenHandler?.({ url })).toEqual({ action: 'deny' })
      expect(outside).toEqual([url])
    },
  )

  it('no webview is attached', () => {
    expect(guarded().prevented('will-attach-webview', '')).toBe(true)
  })
})

describe('links that leave the app', () => {
  beforeEach(() => standIn.reset())

  it.each([
    ...FOREIGN,
    'http://www.postgresql.org/docs/',
    'https://www.postgresql.org.evil/',
    'https://www.postgresql.org@evil/',
    'https://user:secret@www.postgresql.org/',
    'https://www.postgresql.org:8443/',
    `https://www.postgresql.org/${'x'.repeat(3000)}`,
  ])('%.60j is not even asked about', async (address) => {
    standIn.answers.push(0)
    expect(allowedLink(address)).toBeNull()
    expect(await openExternalLink(address, playing<Dialog>(dialog), shell)).toBe(false)
    expect({ questions: standIn.questions, opened: standIn.opened }).toEqual({ questions: [], opened: [] })
  })

  it('an allowed one is opened when the person says so', async () => {
    standIn.answers.push(0)
    expect(await openExternalLink('https://www.postgresql.org/docs/18/', playing<Dialog>(dialog), shell)).toBe(true)
    expect(standIn.opened).toEqual(['https://www.postgresql.org/docs/18/'])
  })

  it('an allowed one stays shut when the person says no', async () => {
    standIn.answers.push(1)
    expect(await openExternalLink('https://www.postgresql.org/docs/18/', playing<Dialog>(dialog), shell)).toBe(false)
    expect(standIn).toMatchObject({ questions: ['https://www.postgresql.org/docs/18/'], opened: [] })
  })
})
