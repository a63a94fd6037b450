/** What the native menu can ask the page to do. */
export type MenuCommand = 'home' | 'history' | 'settings' | 'command-palette' | 'shortcuts' | 'toggle-theme'

/** The few native things that are not calls to the backend. The Electron preload puts one at `window.tablestakesHost`. */
export interface HostBridge {
  readonly platform: 'linux' | 'darwin' | 'win32' | 'browser'
  /** Calls `listener` for each command of the native menu; returns how to stop that. */
  onMenuCommand(listener: (command: MenuCommand) => void): () => void
  /** Shows the data folder in the system's file manager; null where a page cannot do that. */
  readonly openDataFolder: (() => Promise<void>) | null
}

declare global {
  interface Window {
    /** Absent in a browser. */
    readonly tablestakesHost?: HostBridge
  }
}

const browserHost: HostBridge = { platform: 'browser', onMenuCommand: () => () => undefined, openDataFolder: null }

/** The host of this page: the desktop shell, or an ordinary browser. */
export const host: HostBridge = window.tablestakesHost ?? browserHost
