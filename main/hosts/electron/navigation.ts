import type { WebContents } from 'electron'
import { isAppUrl } from './app-origin.ts'

/**
 * Keeps a page where it is: it may only load the app again, opens no window and holds no webview. An address it wanted to open
 * elsewhere is handed to `openOutside`, which decides.
 */
export function guardNavigation(contents: WebContents, openOutside: (address: string) => void): void {
  const keepInside = (event: { preventDefault(): void; readonly url: string }) => {
    if (!isAppUrl(event.url)) event.preventDefault()
  }
  contents.on('will-navigate', keepInside)
  contents.on('will-frame-navigate', keepInside)
  contents.on('will-redirect', keepInside)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url)
    return { action: 'deny' }
  })
}
