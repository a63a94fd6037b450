import { EventEmitter, once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { createORPCClient, safe } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { RouterClient } from '@orpc/server'
import type { MessagePortMain } from 'electron'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BackendUnavailableError, createBackend } from '../../main/app/create-backend.ts'
import type { BackendRouter } from '../../main/app/router.ts'
import type { BackendMessage, ShellMessage } from '../../main/hosts/electron/backend-messages.ts'
import { serveShell } from '../../main/hosts/electron/serve-shell.ts'
import { playing } from './electron-stand-in.ts'

const root = join(import.meta.dirname, '..', '..')
let dataFolder: string

beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'tablestakes-backend-'))
})
afterEach(() => rmSync(dataFolder, { recursive: true, force: true }))

/** Plays the shell's side of `process.parentPort`. */
function shellOf(create: typeof createBackend) {
  const parentPort = new EventEmitter()
  const answers = new EventEmitter()
  const heard: BackendMessage[] = []
  const postMessage = (message: BackendMessage) => {
    heard.push(message)
    answers.emit(message.kind)
  }
  const exit = (code: number) => answers.emit('exit', code)
  serveShell({
    shell: { on: (name, listener) => parentPort.on(name, listener), postMessage },
    createBackend: create,
    exit,
  })
  const say = (message: ShellMessage, ports: readonly MessagePort[] = []) =>
    parentPort.emit('message', { data: message, ports: ports.map((port) => playing<MessagePortMain>(port)) })
  return { say, heard, until: (name: BackendMessage['kind'] | 'exit') => once(answers, name) }
}

function start(folder: string): ShellMessage {
  return {
    kind: 'start',
    start: {
      dataFolder: folder,
      casesFolders: [join(root, 'cases')],
      migrationsFolder: join(root, 'main', 'history', 'migrations'),
    },
  }
}

function page() {
  const { port1, port2 } = new MessageChannel()
  const link = new RPCLink({ port: port2 })
  port2.start()
  return { port: port1, client: createORPCClient<RouterClient<BackendRouter>>(link), leave: () => port2.close() }
}

describe('the backend process', () => {
  it('answers a page that came before it was ready, survives its leaving, and closes in order', async () => {
    const shell = shellOf(createBackend)
    const first = page()
    shell.say(start(dataFolder))
    shell.say({ kind: 'connect' }, [first.port])
    const settings = await first.client.settings.get()
    expect(shell.heard).toEqual([{ kind: 'ready' }])
    const stored = await first.client.settings.set({ ...settings, editorFontSize: 19 })
    expect(stored.editorFontSize).toBe(19)
    first.leave()

    const second = page()
    shell.say({ kind: 'connect' }, [second.port])
    expect((await second.client.settings.get()).editorFontSize).toBe(19)
    const { error } = await safe(second.client.attempts.get({ attemptId: 'none' }))
    expect(error).toMatchObject({ code: 'NO_SUCH_ATTEMPT', defined: true })
    const { error: refused } = await safe(second.client.settings.set({ ...settings, editorFontSize: 1000 }))
    expect(refused).toMatchObject({ code: 'BAD_REQUEST' })

    shell.say({ kind: 'suspend' })
    const exited = shell.until('exit')
    shell.say({ kind: 'close' })
    expect(await exited).toEqual([0])
    expect(shell.heard).toEqual([{ kind: 'ready' }, { kind: 'closed' }])
    second.leave()
  })

  it('says why it cannot begin, and stays until it is ended so that the words arrive', async () => {
    const shell = shellOf(async () => {
      throw new BackendUnavailableError('The history was written by a newer version. Install that version.')
    })
    const failed = shell.until('failed')
    shell.say(start(dataFolder))
    await failed
    expect(shell.heard).toEqual([
      { kind: 'failed', message: 'The history was written by a newer version. Install that version.' },
    ])
    const exited = shell.until('exit')
    shell.say({ kind: 'close' })
    expect(await exited).toEqual([0])
  })

  it('closes at once when it was never started', async () => {
    const shell = shellOf(createBackend)
    const exited = shell.until('exit')
    shell.say({ kind: 'close' })
    expect(await exited).toEqual([0])
  })
})
