import type { Session } from 'electron'
import { describe, expect, it } from 'vitest'
import { blockNetwork, staysInside } from '../../main/hosts/electron/network.ts'
import { guardPermissions } from '../../main/hosts/electron/permissions.ts'
import { playing } from './electron-stand-in.ts'

const PERMISSIONS = [
  'ar',
  'automatic-fullscreen',
  'background-fetch',
  'background-sync',
  'captured-surface-control',
  'clipboard-read',
  'clipboard-sanitized-write',
  'deprecated-sync-clipboard-read',
  'display-capture',
  'fileSystem',
  'fullscreen',
  'geolocation',
  'geolocation-approximate',
  'hand-tracking',
  'hid',
  'idle-detection',
  'keyboardLock',
  'local-fonts',
  'local-network',
  'local-network-access',
  'loopback-network',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'nfc',
  'notifications',
  'openExternal',
  'payment-handler',
  'periodic-background-sync',
  'persistent-storage',
  'pointerLock',
  'screen-wake-lock',
  'sensors',
  'serial',
  'smart-card',
  'speaker-selection',
  'storage-access',
  'system-wake-lock',
  'top-level-storage-access',
  'unknown',
  'usb',
  'vr',
  'web-app-installation',
  'web-printing',
  'window-management',
  '__proto__',
  'constructor',
]
const OURS = 'app://tablestakes/index.html'
const ORIGINS = [
  OURS,
  'https://example.com/',
  'app://tablestakes.evil/',
  'file:///etc/passwd',
  'about:blank',
  'null',
  '',
]

type Handler = (...args: unknown[]) => unknown

/** The handlers the shell installs, as Electron would call them. */
function installed() {
  const handlers = new Map<string, Handler>()
  const keep = (name: string) => (handler: unknown) => {
    if (typeof handler === 'function') handlers.set(name, (...args) => Reflect.apply(handler, undefined, args))
  }
  guardPermissions({
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    setDisplayMediaRequestHandler: keep('display'),
  })
  const handler = (name: string) => handlers.get(name) ?? expect.fail(`no ${name} handler`)
  const request = (permission: string, page: string, requestingUrl: string, isMainFrame: boolean) => {
    let answer: unknown
    handler('request')({ getURL: () => page }, permission, (granted: unknown) => (answer = granted), {
      requestingUrl,
      isMainFrame,
    })
    return answer
  }
  const check = (permission: string, page: string, origin: string, isMainFrame: boolean) =>
    handler('check')({ getURL: () => page }, permission, origin, { isMainFrame })
  return { request, check, handler }
}

describe('permissions', () => {
  const { request, check, handler } = installed()

  it.each(PERMISSIONS)('%s: granted to nobody but for copying from our own page', (permission) => {
    for (const page of ORIGINS) {
      for (const asking of ORIGINS) {
        for (const isMainFrame of [true, false]) {
          const expected = permission === 'clipboard-sanitized-write' && page === OURS && asking === OURS && isMainFrame
          const asked = { page, asking, isMainFrame }
          expect({ ...asked, granted: request(permission, page, asking, isMainFrame) }).toEqual({
            ...asked,
            granted: expected,
          })
          expect({ ...asked, granted: check(permission, page, asking, isMainFrame) }).toEqual({
            ...asked,
            granted: expected,
          })
        }
      }
    }
  })

  it('a check without a page is refused', () => {
    expect(handler('check')(null, 'clipboard-sanitized-write', OURS, { isMainFrame: true })).toBe(false)
  })

  it('devices and screens are never handed out', () => {
    expect(handler('device')({})).toBe(false)
    const streams: unknown[] = []
    handler('display')({}, (granted: unknown) => streams.push(granted))
    expect(streams).toEqual([{}])
  })
})

describe('the network', () => {
  it.each([
    ['app://tablestakes/index.html', true],
    ['blob:app://tablestakes/1', true],
    ['data:image/png;base64,AA==', true],
    ['https://example.com/', false],
    ['http://127.0.0.1:5432/', false],
    ['ws://localhost/', false],
    ['file:///etc/passwd', false],
    ['ftp://example.com/', false],
    ['not an address', false],
  ])('%s may be loaded: %s', (address, inside) => {
    expect(staysInside(address)).toBe(inside)
    const listeners: Handler[] = []
    const webRequest = { onBeforeRequest: (listener: Handler) => listeners.push(listener) }
    blockNetwork(playing<Session>({ webRequest }))
    const decisions: unknown[] = []
    listeners[0]?.({ url: address }, (decision: unknown) => decisions.push(decision))
    expect(decisions).toEqual([{ cancel: !inside }])
  })
})
