/** What the native menu can ask the page to do. */
export const MENU_COMMANDS = ['home', 'history', 'settings', 'command-palette', 'shortcuts', 'toggle-theme'] as const
export type MenuCommand = (typeof MENU_COMMANDS)[number]

/** What the preload puts at `window.tablestakesHost`; a test holds it to the renderer's own interface of that name. */
export interface HostBridge {
  readonly platform: 'linux' | 'darwin' | 'win32'
  /** Calls `listener` for each command of the native menu; returns how to stop that. */
  onMenuCommand(listener: (command: MenuCommand) => void): () => void
  /** Shows the data folder in the system's file manager. */
  readonly openDataFolder: () => Promise<void>
}

/** Every channel between shell and page. The contract's calls are not among them: they go over the port. */
export const CHANNELS = {
  port: 'tablestakes:port',
  menuCommand: 'tablestakes:menu-command',
  openDataFolder: 'tablestakes:open-data-folder',
} as const
