import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The web host in a process of its own, as `npm start` starts it. */
export interface WebApp {
  readonly process: ChildProcess
  readonly dataFolder: string
  /** The address with the one-time token that was printed last. */
  address(): string
  output(): string
  /** Asks it to stop, as Ctrl+C does, and waits until it has. */
  stop(): Promise<void>
  /** Kills it without warning. */
  kill(): Promise<void>
}

/** A new folder that the server's unprivileged user may pass, so that PostgreSQL lives inside it and leaves with it. */
export async function temporaryFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `tablestakes-${name}-`))
  await chmod(folder, 0o755)
  return folder
}

/** Starts the app on a data folder and waits for its address. `clockRate` makes the round's clock run faster. */
export async function startWebApp(options: { dataFolder: string; clockRate?: number }): Promise<WebApp> {
  const child = spawn(
    process.execPath,
    [join(process.cwd(), 'out', 'main', 'serve.js'), '--no-open', '--data-folder', options.dataFolder],
    {
      env: { ...process.env, TABLESTAKES_CLOCK_RATE: String(options.clockRate ?? 1) },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let output = ''
  const exited = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  const printed = new Promise<void>((resolve) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      if (/#token=\S+/.test(output)) resolve()
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
  })
  await Promise.race([
    printed,
    exited.then(() => {
      throw new Error(`The app stopped before it printed its address:\n${output}`)
    }),
  ])
  return {
    process: child,
    dataFolder: options.dataFolder,
    address: () => output.match(/http:\/\/\S+#token=\S+/g)?.at(-1) ?? '',
    output: () => output,
    stop: async () => {
      child.kill('SIGINT')
      await exited
    },
    kill: async () => {
      child.kill('SIGKILL')
      await exited
    },
  }
}

export interface Browser {
  readonly context: BrowserContext
  readonly page: Page
  /** Problems a user would not see but a designer should: CSP violations, uncaught errors, requests that leave the machine. */
  readonly complaints: readonly string[]
  close(): Promise<void>
}

/** A fresh browser with a profile of its own. */
export async function openBrowser(options: { width?: number; height?: number; dark?: boolean } = {}): Promise<Browser> {
  const executablePath = BROWSERS.find((path) => existsSync(path))
  if (executablePath === undefined) throw new Error(`No browser found. Looked for ${BROWSERS.join(', ')}.`)
  const profile = await temporaryFolder('browser')
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: FLAGS,
    viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
    colorScheme: options.dark === true ? 'dark' : 'light',
  })
  const page = context.pages()[0] ?? (await context.newPage())
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`))
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) complaints.push(message.text())
  })
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url())
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') complaints.push(`left the machine: ${request.url()}`)
  })
  return {
    context,
    page,
    complaints,
    close: async () => {
      await context.close()
      await rm(profile, { recursive: true, force: true })
    },
  }
}
