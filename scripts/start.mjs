// `npm start`: opens the desktop app, or serves the same app to a browser where there is no Electron binary or no display.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, nodeBinary, root, runToEnd, say } from './setup.mjs'

const args = process.argv.slice(2)

function electronBinary() {
  const folder = join(root, 'node_modules', 'electron')
  const pathFile = join(folder, 'path.txt')
  if (!existsSync(pathFile)) return null
  const binary = join(folder, 'dist', readFileSync(pathFile, 'utf8').trim())
  return existsSync(binary) ? binary : null
}

function reasonForBrowser(electron) {
  if (args.includes('--browser')) return 'Serving the app to a browser, as asked'
  if (electron === null) return 'No Electron binary on this machine: serving the same app to a browser'
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return 'No display on this machine: serving the same app to a browser'
  }
  return null
}

ensureInstalled()
ensureBuilt()
const electron = electronBinary()
const reason = reasonForBrowser(electron)
if (reason === null) {
  process.exitCode = await runToEnd(electron, [root, ...args])
} else {
  say(reason)
  const passedOn = args.filter((arg) => arg !== '--browser')
  process.exitCode = await runToEnd(nodeBinary(), [join(root, 'out', 'main', 'serve.js'), ...passedOn])
}
