import type { MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from './host-bridge.ts'

export interface MenuActions {
  /** Asks the page to do something. */
  readonly send: (command: MenuCommand) => void
  readonly openDataFolder: () => void
  readonly openLink: (address: string) => void
}

/** The native menu. Developer tools are there only where the app runs from its sources. */
export function menuTemplate(
  platform: NodeJS.Platform,
  devTools: boolean,
  actions: MenuActions,
): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin'
  const command = (label: string, name: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => actions.send(name),
    // The page listens to these keys itself and knows when they mean something else, so the menu only names them.
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
  })
  const settings = command('Settings…', 'settings', 'CmdOrCtrl+,')
  const appMenu: MenuItemConstructorOptions = {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      { type: 'separator' },
      settings,
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { role: 'quit' },
    ],
  }
  const fileMenu: MenuItemConstructorOptions = {
    label: '&File',
    submenu: [
      command('Home', 'home'),
      command('History', 'history'),
      { type: 'separator' },
      ...(isMac ? [{ role: 'close' } as const] : [settings, { type: 'separator' } as const, { role: 'quit' } as const]),
    ],
  }
  return [
    ...(isMac ? [appMenu] : []),
    fileMenu,
    { role: 'editMenu' },
    {
      label: '&View',
      submenu: [
        command('Command palette', 'command-palette', 'CmdOrCtrl+K'),
        command('Switch between light and dark', 'toggle-theme'),
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(devTools ? [{ role: 'toggleDevTools' } as const] : []),
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        command('Keyboard shortcuts', 'shortcuts'),
        { label: 'PostgreSQL documentation', click: () => actions.openLink('https://www.postgresql.org/docs/18/') },
        { label: 'Open data folder', click: () => actions.openDataFolder() },
      ],
    },
  ]
}
