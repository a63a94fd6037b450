import type { Session } from 'electron'

/** Nothing ever needs the network: the page's own scheme and data it made itself are all that may be loaded. */
const LOCAL_SCHEMES: ReadonlySet<string> = new Set(['app:', 'blob:', 'data:', 'devtools:'])

/** Cancels every request that would leave the app, whatever asked for it. */
export function blockNetwork(session: Pick<Session, 'webRequest'>): void {
  session.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !staysInside(details.url) }))
}

/** True for an address that is answered without the network. */
export function staysInside(address: string): boolean {
  return URL.canParse(address) && LOCAL_SCHEMES.has(new URL(address).protocol)
}
