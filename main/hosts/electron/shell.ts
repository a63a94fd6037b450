import { join } from 'node:path'
import {
  app,
  type BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  powerMonitor,
  protocol,
  session,
  shell,
  utilityProcess,
} from 'electron'
import { z } from 'zod'
import { openLogFile } from '../../app/log-file.ts'
import { appFolders } from './app-folders.ts'
import { serveAppScheme } from './app-protocol.ts'
import { BackendProcess } from './backend-process.ts'
import { openExternalLink } from './external-links.ts'
import { CHANNELS } from './host-bridge.ts'
import { answerChannel } from './ipc.ts'
import { menuTemplate } from './menu.ts'
import { guardNavigation } from './navigation.ts'
import { blockNetwork } from './network.ts'
import { guardPermissions } from './permissions.ts'
import { recoverPage } from './recover-page.ts'
import { RestartPolicy } from './restart-policy.ts'
import { openWindow } from './window.ts'

const CLOSE_LIMIT_MS = 15_000

/** The whole desktop shell: one window, one backend process, nothing else of its own. Holds the single-instance lock. */
export function startShell(): void {
  const userData = app.getPath('userData')
  // The browser's own files stay apart from the candidate's.
  app.setPath('sessionData', join(userData, 'browser'))
  const folders = appFolders(import.meta.dirname, app.isPackaged, process.resourcesPath)
  const log = openLogFile(join(userData, 'logs', 'shell.log'))
  const now = () => performance.now()
  let window: BrowserWindow | null = null
  let pageLoaded = false

  const report = (what: string) => (error: unknown) => log(`${what}: ${String(error)}`)
  const openLink = (address: string) => {
    openExternalLink(address, dialog, shell).catch(report('link'))
  }
  const openDataFolder = async () => {
    const problem = await shell.openPath(userData)
    if (problem !== '') throw new Error(`The data folder ${userData} could not be opened: ${problem}`)
  }
  const askToTryAgain = async (message: string) => {
    const { response } = await dialog.showMessageBox({
      type: 'error',
      message: 'Tablestakes cannot go on.',
      detail: `${message}\n\nEverything saved so far is in ${userData}.`,
      buttons: ['Try again', 'Quit'],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    })
    if (response !== 0) app.quit()
    return response === 0
  }
  const handPort = () => {
    if (window === null || !pageLoaded) return
    const port = backend.connect()
    if (port !== null) window.webContents.postMessage(CHANNELS.port, null, [port])
  }
  const backend = new BackendProcess({
    fork: () => utilityProcess.fork(folders.backendEntry, [], { serviceName: 'Tablestakes backend' }),
    createChannel: () => new MessageChannelMain(),
    start: { dataFolder: userData, casesFolders: [folders.cases], migrationsFolder: folders.migrations },
    policy: new RestartPolicy(now),
    onStarted: handPort,
    onGivenUp: askToTryAgain,
    log,
  })
  const showWindow = () => {
    window = openWindow({
      preload: folders.preload,
      stateFile: join(userData, 'window.json'),
      devTools: !app.isPackaged,
      log,
      prepare: ({ webContents }) => {
        guardNavigation(webContents, openLink)
        recoverPage(webContents, new RestartPolicy(now), askToTryAgain, log)
        webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
          if (isMainFrame && !isSameDocument) pageLoaded = false
        })
        webContents.on('did-finish-load', () => {
          pageLoaded = true
          handPort()
        })
      },
    })
    window.on('closed', () => {
      window = null
      pageLoaded = false
    })
  }

  app.on('second-instance', () => {
    if (window === null) {
      if (app.isReady()) showWindow()
      return
    }
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('activate', () => {
    if (window === null && app.isReady()) showWindow()
  })

  let closed: 'no' | 'closing' | 'yes' = 'no'
  // Not `before-quit`: by then the windows still hold text that they save as they close.
  app.on('will-quit', (event) => {
    if (closed === 'yes') return
    event.preventDefault()
    if (closed === 'closing') return
    closed = 'closing'
    void backend.stop(CLOSE_LIMIT_MS).then(() => {
      closed = 'yes'
      app.quit()
    })
  })

  app
    .whenReady()
    .then(() => {
      guardPermissions(session.defaultSession)
      blockNetwork(session.defaultSession)
      serveAppScheme(protocol, folders.renderer)
      answerChannel(ipcMain, CHANNELS.openDataFolder, z.tuple([]), openDataFolder)
      const template = menuTemplate(process.platform, !app.isPackaged, {
        send: (command) => window?.webContents.send(CHANNELS.menuCommand, command),
        openDataFolder: () => void openDataFolder().catch(report('menu')),
        openLink,
      })
      Menu.setApplicationMenu(Menu.buildFromTemplate(template))
      powerMonitor.on('suspend', () => backend.suspend())
      powerMonitor.on('shutdown', () => app.quit())
      backend.start()
      showWindow()
    })
    .catch((error: unknown) => {
      dialog.showErrorBox('Tablestakes could not start', String(error))
      app.exit(1)
    })
}
