import type { Dialog, Shell } from 'electron'

/** Where a link in a case or the help menu may lead. */
const ALLOWED_HOSTS: ReadonlySet<string> = new Set([
  'www.postgresql.org',
  'wiki.postgresql.org',
  'use-the-index-luke.com',
])

/** The address as it will be opened, or null: only https, only known hosts, no user name and no other port. */
export function allowedLink(address: string): string | null {
  if (address.length > 2048 || !URL.canParse(address)) return null
  const url = new URL(address)
  const plain = url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === ''
  return plain && ALLOWED_HOSTS.has(url.hostname) ? url.href : null
}

/** The only place that hands an address to the system. Asks first; resolves to whether it was opened. */
export async function openExternalLink(
  address: string,
  dialog: Pick<Dialog, 'showMessageBox'>,
  shell: Pick<Shell, 'openExternal'>,
): Promise<boolean> {
  const link = allowedLink(address)
  if (link === null) return false
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: 'Open this page in your browser?',
    detail: link,
    buttons: ['Open', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  })
  if (response !== 0) return false
  await shell.openExternal(link)
  return true
}
