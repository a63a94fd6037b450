import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startOnce } from '../../main/hosts/electron/start.ts'
import { app, type BrowserWindow, powerMonitor, standIn } from './electron-stand-in.ts'

vi.mock('electron', () => import('./electron-stand-in.ts'))

let dataFolder: string

/** Starts the app as its entry does, up to the point where window and backend are there. */
async function startApp(): Promise<void> {
  startOnce(dataFolder)
  await vi.waitFor(() => expect(standIn.windows).toHaveLength(1))
}
const theWindow = (): BrowserWindow => standIn.windows[0] ?? expect.fail('no window was opened')
const backend = () => standIn.processes.at(-1) ?? expect.fail('no backend was started')

beforeEach(() => {
  standIn.reset()
  dataFolder = mkdtempSync(join(tmpdir(), 'tablestakes-shell-'))
})
afterEach(() => {
  rmSync(dataFolder, { recursive: true, force: true })
})

describe('the start', () => {
  it('opens one hardened window on the app’s own page and starts the backend on the data folder', async () => {
    await startApp()
    expect(theWindow().loaded).toBe('app://tablestakes/index.html')
    expect(theWindow().options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      spellcheck: false,
    })
    expect(standIn.schemes).toEqual(['declared app', 'handled app'])
    expect(backend().messages[0]?.message).toMatchObject({ kind: 'start', start: { dataFolder } })
  })

  it('shows the window once its first frame is drawn', async () => {
    await startApp()
    expect(theWindow().calls).not.toContain('show')
    theWindow().emit('ready-to-show')
    expect(theWindow().calls).toContain('show')
  })

  it('answers no channel but the one to open the data folder', async () => {
    await startApp()
    expect([...standIn.channels.keys()]).toEqual(['tablestakes:open-data-folder'])
    const senderFrame = { url: 'app://tablestakes/index.html', origin: 'app://tablestakes', parent: null }
    await standIn.channels.get('tablestakes:open-data-folder')?.({ senderFrame })
    expect(standIn.opened).toEqual([dataFolder])
  })
})

describe('a second start', () => {
  it('quits and opens nothing, for the first holds the data folder', () => {
    app.hasLock = false
    startOnce(dataFolder)
    expect({ quits: app.quits, windows: standIn.windows, processes: standIn.processes }).toEqual({
      quits: 1,
      windows: [],
      processes: [],
    })
  })

  it('brings the first one’s window to the front, also when it is minimised', async () => {
    await startApp()
    theWindow().minimised = true
    app.emit('second-instance')
    expect(theWindow().calls).toEqual(['restore', 'show', 'focus'])
    expect(standIn.windows).toHaveLength(1)
  })
})

describe('a second start without a window', () => {
  it('opens one again: on macOS the app outlives its windows', async () => {
    await startApp()
    theWindow().emit('closed')
    app.emit('second-instance')
    expect(standIn.windows).toHaveLength(2)
  })
})

describe('the page and the backend', () => {
  it('a page gets a port each time it has loaded', async () => {
    await startApp()
    const contents = theWindow().webContents
    contents.emit('did-finish-load')
    contents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false })
    contents.emit('did-finish-load')
    expect(contents.posted).toEqual(Array.from({ length: 2 }, () => ({ channel: 'tablestakes:port', ports: 1 })))
  })

  it('a loaded page, also on another of its screens, gets a port to the backend that follows a crashed one', async () => {
    await startApp()
    theWindow().webContents.emit('did-finish-load')
    theWindow().webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: true })
    backend().end(9)
    await vi.waitFor(() => expect(standIn.processes).toHaveLength(2))
    expect(backend().kinds()).toEqual(['start', 'connect'])
    expect(theWindow().webContents.posted).toHaveLength(2)
  })

  it('a page that is still loading gets no port, for it could not take it', async () => {
    await startApp()
    theWindow().webContents.emit('did-finish-load')
    theWindow().webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false })
    backend().end(9)
    await vi.waitFor(() => expect(standIn.processes).toHaveLength(2))
    expect(theWindow().webContents.posted).toHaveLength(1)
  })

  it('a crashed page is loaded again while the backend goes on', async () => {
    await startApp()
    theWindow().webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    expect({ reloads: theWindow().webContents.reloads, processes: standIn.processes.length }).toEqual({
      reloads: 1,
      processes: 1,
    })
  })

  it('a page that crashes three times in a minute is not loaded again without asking', async () => {
    await startApp()
    for (let crashes = 0; crashes < 3; crashes += 1) {
      theWindow().webContents.emit('render-process-gone', {}, { reason: 'oom' })
    }
    await vi.waitFor(() => expect(standIn.questions).toHaveLength(1))
    expect(theWindow().webContents.reloads).toBe(2)
  })

  it('the backend is told when the machine goes to sleep', async () => {
    await startApp()
    powerMonitor.emit('suspend')
    expect(backend().kinds()).toContain('suspend')
  })
})

describe('quitting', () => {
  it('waits until the backend has closed, once, however often it is asked', async () => {
    await startApp()
    const before = app.quits
    const preventDefault = vi.fn()
    app.emit('will-quit', { preventDefault })
    app.emit('will-quit', { preventDefault })
    expect({ held: preventDefault.mock.calls.length, kinds: backend().kinds(), quits: app.quits - before }).toEqual({
      held: 2,
      kinds: ['start', 'close'],
      quits: 0,
    })
    backend().end(0)
    await vi.waitFor(() => expect(app.quits - before).toBe(1))
    app.emit('will-quit', { preventDefault })
    expect(preventDefault).toHaveBeenCalledTimes(2)
  })

  it('remembers where the window was', async () => {
    await startApp()
    const file = join(dataFolder, 'window.json')
    expect(existsSync(file)).toBe(false)
    theWindow().emit('close')
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ x: 10, y: 20, width: 1000, height: 700, maximised: false })
  })
})
