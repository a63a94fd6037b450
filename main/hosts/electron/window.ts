import { BrowserWindow, nativeTheme, screen } from 'electron'
import { APP_PAGE } from './app-origin.ts'
import { MINIMUM_SIZE, placeWindow, readWindowState, writeWindowState } from './window-state.ts'

/** Frozen, so that no later code can loosen them. Spell checking is off because it downloads its dictionaries. */
export const WEB_PREFERENCES = Object.freeze({
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
})

/** The paper of each theme, so that the window is never a white flash. */
const BACKGROUND = { light: '#f5f3ee', dark: '#151412' } as const

export interface WindowOptions {
  /** The built preload script. */
  readonly preload: string
  /** Where place and size are remembered. */
  readonly stateFile: string
  readonly devTools: boolean
  readonly log: (line: string) => void
  /** Called with the window before its page loads, so that nothing runs unguarded. */
  readonly prepare: (window: BrowserWindow) => void
}

/** The only place that makes a window. It shows itself when its first frame is drawn. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const displays = screen.getAllDisplays().map((display) => display.workArea)
  const place = placeWindow(readWindowState(options.stateFile), [screen.getPrimaryDisplay().workArea, ...displays])
  const window = new BrowserWindow({
    x: place.x,
    y: place.y,
    width: place.width,
    height: place.height,
    minWidth: MINIMUM_SIZE.width,
    minHeight: MINIMUM_SIZE.height,
    title: 'Tablestakes',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: { ...WEB_PREFERENCES, preload: options.preload, devTools: options.devTools },
  })
  if (place.maximised) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => remember(window, options))
  options.prepare(window)
  window.loadURL(APP_PAGE).catch((error: unknown) => options.log(`window: the page did not load: ${String(error)}`))
  return window
}

function remember(window: BrowserWindow, { stateFile, log }: WindowOptions): void {
  try {
    writeWindowState(stateFile, { ...window.getNormalBounds(), maximised: window.isMaximized() })
  } catch (error) {
    log(`window: its place could not be remembered: ${String(error)}`)
  }
}
