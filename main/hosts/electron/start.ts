import { app, protocol } from 'electron'
import { declareAppScheme } from './app-protocol.ts'
import { startShell } from './shell.ts'

/**
 * Starts the app once per data folder: two windows on two folders are fine, two on one are not, so a second start hands over to
 * the first and quits. `dataFolder` replaces the system's own place for application data.
 */
export function startOnce(dataFolder: string | undefined): void {
  if (dataFolder !== undefined && dataFolder !== '') app.setPath('userData', dataFolder)
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  declareAppScheme(protocol)
  startShell()
}
