import { homedir } from 'node:os'
import { join } from 'node:path'

export interface ServeArguments {
  readonly port: number
  readonly dataFolder: string
  readonly open: boolean
}

/** Where attempts live unless `--data-folder` or TABLESTAKES_DATA says otherwise: the system's own place for application data. */
export function defaultDataFolder(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string {
  const home = homedir()
  if (platform === 'win32') return join(environment.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Tablestakes')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Tablestakes')
  return join(environment.XDG_CONFIG_HOME ?? join(home, '.config'), 'Tablestakes')
}

/** Reads `--port N`, `--data-folder PATH` and `--no-open`; throws with a sentence on anything else. */
export function readArguments(
  args: readonly string[],
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
): ServeArguments {
  let port = 0
  let dataFolder = environment.TABLESTAKES_DATA ?? defaultDataFolder(platform, environment)
  let open = true
  const rest = [...args]
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--no-open') open = false
    else if (arg === '--port') port = portOf(rest.shift())
    else if (arg === '--data-folder') dataFolder = folderOf(rest.shift())
    else throw new Error(`Unknown option ${arg}. There are --port N, --data-folder PATH, --no-open and --browser.`)
  }
  return { port, dataFolder, open }
}

function portOf(value: string | undefined): number {
  const port = Number(value)
  if (value === undefined || !Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error('--port needs a number from 0 to 65535 (0 lets the system choose).')
  }
  return port
}

function folderOf(value: string | undefined): string {
  if (value === undefined || value === '') throw new Error('--data-folder needs a path.')
  return value
}
