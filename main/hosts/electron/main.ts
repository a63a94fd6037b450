import { app, protocol } from 'electron'
import { declareAppScheme } from './app-protocol.ts'
import { startShell } from './shell.ts'

const dataFolder = process.env.TABLESTAKES_DATA
if (dataFolder !== undefined && dataFolder !== '') app.setPath('userData', dataFolder)

// The lock is tied to the data folder: two windows on two folders are fine, two on one are not.
if (app.requestSingleInstanceLock()) {
  declareAppScheme(protocol)
  startShell()
} else {
  app.quit()
}
