import { EventEmitter } from 'node:events'
import { MessageChannel } from 'node:worker_threads'

/**
 * Stands in for the `electron` module where there is no Electron binary: records what the shell asks for and lets a test play
 * the part of the system. `reset` empties it between tests.
 */
type Ended = { readonly kind: 'running' } | { readonly kind: 'exited'; readonly code: number }

export class FakeProcess extends EventEmitter {
  readonly entry: string
  readonly messages: { readonly message: unknown; readonly ports: number }[] = []
  killed = false
  #ended: Ended = { kind: 'running' }

  constructor(entry = 'backend.js') {
    super()
    this.entry = entry
  }

  postMessage(message: unknown, ports: readonly unknown[] = []): void {
    this.messages.push({ message, ports: ports.length })
  }

  kill(): boolean {
    this.killed = true
    this.end(15)
    return true
  }

  end(code: number): void {
    if (this.#ended.kind === 'exited') return
    this.#ended = { kind: 'exited', code }
    this.emit('exit', code)
  }

  kinds(): unknown[] {
    return this.messages.map(({ message }) =>
      typeof message === 'object' && message !== null && 'kind' in message ? message.kind : message,
    )
  }
}

export class FakeContents extends EventEmitter {
  readonly posted: { readonly channel: string; readonly ports: number }[] = []
  readonly sent: unknown[][] = []
  reloads = 0
  url = 'app://tablestakes/index.html'
  windowOpenHandler: ((details: { url: string }) => { action: string }) | null = null

  getURL(): string {
    return this.url
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.windowOpenHandler = handler
  }
  postMessage(channel: string, _message: unknown, ports: readonly unknown[]): void {
    this.posted.push({ channel, ports: ports.length })
  }
  send(...args: unknown[]): void {
    this.sent.push(args)
  }
  reload(): void {
    this.reloads += 1
  }
}

class FakeApp extends EventEmitter {
  isPackaged = false
  hasLock = true
  quits = 0
  paths = new Map<string, string>()
  whenReady(): Promise<void> {
    return Promise.resolve()
  }
  isReady(): boolean {
    return true
  }
  requestSingleInstanceLock(): boolean {
    return this.hasLock
  }
  getPath(name: string): string {
    return this.paths.get(name) ?? `/nowhere/${name}`
  }
  setPath(name: string, path: string): void {
    this.paths.set(name, path)
  }
  quit(): void {
    this.quits += 1
  }
  exit(): void {
    this.quits += 1
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new FakeContents()
  readonly options: { readonly webPreferences: Readonly<Record<string, unknown>> }
  readonly calls: string[] = []
  loaded = ''
  minimised = false

  constructor(options: { readonly webPreferences: Readonly<Record<string, unknown>> }) {
    super()
    this.options = options
    standIn.windows.push(this)
  }
  loadURL(address: string): Promise<void> {
    this.loaded = address
    return Promise.resolve()
  }
  getNormalBounds() {
    return { x: 10, y: 20, width: 1000, height: 700 }
  }
  isMaximized(): boolean {
    return this.calls.includes('maximize')
  }
  isMinimized(): boolean {
    return this.minimised
  }
  maximize(): void {
    this.calls.push('maximize')
  }
  restore(): void {
    this.calls.push('restore')
  }
  show(): void {
    this.calls.push('show')
  }
  focus(): void {
    this.calls.push('focus')
  }
}

/** Lets a stand-in, which has what the code under test uses and no more, play an Electron object. The one place for this claim. */
export function playing<T>(fake: object): T {
  return fake as T
}

/** What the shell did, for tests to read. */
export const standIn = {
  windows: [] as BrowserWindow[],
  processes: [] as FakeProcess[],
  opened: [] as string[],
  questions: [] as string[],
  answers: [] as number[],
  channels: new Map<string, (event: unknown, ...args: unknown[]) => Promise<unknown>>(),
  schemes: [] as string[],
  reset(): void {
    for (const list of [this.windows, this.processes, this.opened, this.questions, this.answers, this.schemes]) {
      list.length = 0
    }
    this.channels.clear()
    app.removeAllListeners()
    powerMonitor.removeAllListeners()
    app.quits = 0
    app.hasLock = true
    app.paths.clear()
  },
}

export const app = new FakeApp()
export const powerMonitor = new EventEmitter()
export const nativeTheme = { shouldUseDarkColors: true }
export const screen = {
  getPrimaryDisplay: () => ({ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }),
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }],
}
export const dialog = {
  showMessageBox: async (options: { readonly message: string; readonly detail?: string }) => {
    standIn.questions.push(options.detail ?? options.message)
    return { response: standIn.answers.shift() ?? 1 }
  },
  showErrorBox: (title: string, content: string) => {
    standIn.questions.push(`${title}: ${content}`)
  },
}
export const shell = {
  openExternal: async (address: string) => {
    standIn.opened.push(address)
  },
  openPath: async (path: string) => {
    standIn.opened.push(path)
    return ''
  },
}
export const ipcMain = {
  handle: (channel: string, handler: (event: unknown, ...args: unknown[]) => Promise<unknown>) => {
    standIn.channels.set(channel, handler)
  },
}
export const Menu = { buildFromTemplate: (template: unknown) => template, setApplicationMenu: () => undefined }
export const protocol = {
  registerSchemesAsPrivileged: (schemes: readonly { readonly scheme: string }[]) => {
    for (const { scheme } of schemes) standIn.schemes.push(`declared ${scheme}`)
  },
  handle: (scheme: string) => {
    standIn.schemes.push(`handled ${scheme}`)
  },
}
export const session = {
  defaultSession: {
    setPermissionRequestHandler: () => undefined,
    setPermissionCheckHandler: () => undefined,
    setDevicePermissionHandler: () => undefined,
    setDisplayMediaRequestHandler: () => undefined,
    webRequest: { onBeforeRequest: () => undefined },
  },
}
export const utilityProcess = {
  fork: (entry: string) => {
    const child = new FakeProcess(entry)
    standIn.processes.push(child)
    return child
  },
}
export class MessageChannelMain {
  readonly port1: unknown
  readonly port2: unknown
  constructor() {
    const { port1, port2 } = new MessageChannel()
    port1.unref()
    port2.unref()
    this.port1 = port1
    this.port2 = port2
  }
}
