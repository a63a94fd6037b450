import { EventEmitter } from 'node:events'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { HostBridge } from '../../main/hosts/electron/host-bridge.ts'
import type { HostBridge as PageHostBridge } from '../../renderer/api/host-bridge.ts'

const ipcRenderer = Object.assign(new EventEmitter(), { invoke: vi.fn(async () => undefined) })
const exposed = new Map<string, HostBridge>()
const contextBridge = { exposeInMainWorld: (name: string, value: HostBridge) => exposed.set(name, value) }
const postMessage = vi.fn()

vi.mock('electron', () => ({ ipcRenderer, contextBridge }))

async function bridge(): Promise<HostBridge> {
  await import('../../main/hosts/electron/preload.ts')
  return exposed.get('tablestakesHost') ?? expect.fail('nothing was exposed')
}

beforeEach(() => {
  vi.resetModules()
  vi.stubGlobal('window', { postMessage })
  postMessage.mockReset()
  ipcRenderer.removeAllListeners()
  exposed.clear()
})

describe('what the page gets from the shell', () => {
  it('is the bridge it expects and nothing else', async () => {
    const given: PageHostBridge = await bridge()
    expect([...exposed.keys()]).toEqual(['tablestakesHost'])
    expect(Object.keys(given).toSorted()).toEqual(['onMenuCommand', 'openDataFolder', 'platform'])
  })

  it('menu commands until it stops listening, and only known ones', async () => {
    const { onMenuCommand } = await bridge()
    const heard: string[] = []
    const stop = onMenuCommand((command) => heard.push(command))
    for (const value of ['home', 'format-disk', { toString: () => 'home' }, 'settings']) {
      ipcRenderer.emit('tablestakes:menu-command', {}, value)
    }
    stop()
    ipcRenderer.emit('tablestakes:menu-command', {}, 'home')
    expect(heard).toEqual(['home', 'settings'])
  })

  it('the port to the backend, posted to its own origin only', async () => {
    await bridge()
    const port = { name: 'port' }
    ipcRenderer.emit('tablestakes:port', { ports: [port] })
    expect(postMessage.mock.calls).toEqual([[{ type: 'tablestakes:port' }, 'app://tablestakes', [port]]])
  })

  it('a call that takes no argument along', async () => {
    const { openDataFolder } = await bridge()
    await openDataFolder()
    expect(ipcRenderer.invoke.mock.calls).toEqual([['tablestakes:open-data-folder']])
  })
})
