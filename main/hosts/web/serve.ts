import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createBackend } from '../../app/create-backend.ts'
import { readArguments, type ServeArguments } from './arguments.ts'
import { Credentials } from './credentials.ts'
import { startWebServer } from './web-server.ts'

/** Built to out/main/serve.js, so that `out` is one folder up and the project two. */
const outFolder = dirname(dirname(fileURLToPath(import.meta.url)))

function print(line: string): void {
  process.stdout.write(`tablestakes: ${line}\n`)
}

function openInBrowser(address: string): void {
  const [command, args] =
    process.platform === 'darwin'
      ? ['open', [address]]
      : process.platform === 'win32'
        ? ['rundll32', ['url.dll,FileProtocolHandler', address]]
        : ['xdg-open', [address]]
  // No browser to be found is no error: the address was printed.
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => print('No browser could be opened: open the address above yourself.'))
    .unref()
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY)
}

async function serve({ port, dataFolder, open }: ServeArguments): Promise<void> {
  const backend = await createBackend({
    dataFolder,
    casesFolders: [join(dirname(outFolder), 'cases')],
    migrationsFolder: join(outFolder, 'main', 'migrations'),
    clockRate: Number(process.env.TABLESTAKES_CLOCK_RATE ?? '1'),
  })
  const credentials = new Credentials(() => performance.now())
  const address = () => `http://127.0.0.1:${server.port}/#token=${credentials.issueToken()}`
  let lastReprint = Number.NEGATIVE_INFINITY
  const server = await startWebServer({
    backend,
    credentials,
    rendererFolder: join(outFolder, 'renderer'),
    port,
    onStaleToken: () => {
      if (performance.now() - lastReprint < 2000) return
      lastReprint = performance.now()
      print(`A page came with an address that was used or is older than a minute. A new one: ${address()}`)
    },
  })
  const first = address()
  print(`Open ${first}`)
  print('The address works once, within a minute. Press Enter for a new one, Ctrl+C to stop.')
  if (open && hasDisplay()) openInBrowser(first)
  if (process.stdin.isTTY) process.stdin.on('data', () => print(`Open ${address()}`))

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    print('Stopping …')
    await server.close()
    await backend.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())
}

try {
  await serve(readArguments(process.argv.slice(2), process.platform, process.env))
} catch (error) {
  print(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
