import { RPCLink } from '@orpc/client/websocket'
import type { Connection } from './connection.ts'
import { serverAnswers, sessionSecret, takeToken } from './web-session.ts'

const FIRST_DELAY_MS = 250
const LONGEST_DELAY_MS = 5_000
const REFUSED =
  'This page has no valid session with Tablestakes. Open the address printed in the terminal where it was started; it works once, for one tab.'

/** Keeps a WebSocket to the server this page came from, opening it again with growing pauses whenever it is lost. */
export function connectByWebSocket(connection: Connection): void {
  // A second one-time address opened in this tab changes only the fragment, so the page has to start again to use it.
  window.addEventListener('hashchange', () => {
    if (location.hash.startsWith('#token=')) location.reload()
  })
  void keepOpen(connection, takeToken())
}

async function keepOpen(connection: Connection, token: string | null): Promise<void> {
  let unusedToken = token
  let delay = FIRST_DELAY_MS
  for (;;) {
    const outcome = await openOnce(connection, unusedToken)
    if (outcome === 'refused') {
      connection.refused(REFUSED)
      return
    }
    connection.lost()
    if (outcome === 'closed') {
      unusedToken = null
      delay = FIRST_DELAY_MS
    }
    await new Promise((resolve) => setTimeout(resolve, delay))
    delay = Math.min(delay * 2, LONGEST_DELAY_MS)
  }
}

/** One socket from opening to closing: it was open and `closed`, the server is `unreachable`, or it `refused` the page. */
async function openOnce(connection: Connection, token: string | null): Promise<'closed' | 'unreachable' | 'refused'> {
  let secret: string | null
  try {
    secret = await sessionSecret(token)
  } catch {
    return 'unreachable'
  }
  if (secret === null) return 'refused'
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
  const websocket = new WebSocket(`${scheme}://${location.host}/rpc`, ['tablestakes', secret])
  const wasOpen = await new Promise<boolean>((resolve) => {
    let opened = false
    websocket.addEventListener('open', () => {
      opened = true
      connection.opened(new RPCLink({ websocket }))
    })
    websocket.addEventListener('close', () => resolve(opened))
  })
  if (wasOpen) return 'closed'
  return (await serverAnswers()) ? 'refused' : 'unreachable'
}
