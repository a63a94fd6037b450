import { contextBridge, ipcRenderer } from 'electron'
import { APP_ORIGIN } from './app-origin.ts'
import { CHANNELS, type HostBridge, MENU_COMMANDS, type MenuCommand } from './host-bridge.ts'

const bridge: HostBridge = {
  platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
  onMenuCommand: (listener) => {
    const forward = (_event: unknown, value: unknown) => {
      const command: MenuCommand | undefined = MENU_COMMANDS.find((known) => known === value)
      if (command !== undefined) listener(command)
    }
    ipcRenderer.on(CHANNELS.menuCommand, forward)
    return () => {
      ipcRenderer.off(CHANNELS.menuCommand, forward)
    }
  },
  openDataFolder: async () => {
    await ipcRenderer.invoke(CHANNELS.openDataFolder)
  },
}

contextBridge.exposeInMainWorld('tablestakesHost', bridge)

// A port cannot cross the context bridge, so it is posted to the page; the target origin keeps it from any other page.
ipcRenderer.on(CHANNELS.port, (event) => {
  window.postMessage({ type: CHANNELS.port }, APP_ORIGIN, [...event.ports])
})
