/** The page's own scheme and host. Files come from the app's bundle alone, never from `file:`. */
export const APP_SCHEME = 'app'
export const APP_HOST = 'tablestakes'
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`
export const APP_PAGE = `${APP_ORIGIN}/index.html`

/** True for an address of the app itself; false for anything that does not parse. */
export function isAppUrl(address: string): boolean {
  if (!URL.canParse(address)) return false
  // `origin` is the text "null" for schemes Node does not know, so the parts are compared.
  const { protocol, hostname, port, username, password } = new URL(address)
  return protocol === `${APP_SCHEME}:` && hostname === APP_HOST && port === '' && username === '' && password === ''
}
