import type { WebFrameMain } from 'electron'
import { APP_ORIGIN, isAppUrl } from './app-origin.ts'

/**
 * True only for the main frame of a page of ours. A null frame has navigated away or is gone; a subframe or an `about:blank`
 * may have inherited our origin without being our page. https://www.electronjs.org/docs/latest/tutorial/security#17
 */
export function isTrustedSender(frame: Pick<WebFrameMain, 'url' | 'origin' | 'parent'> | null): boolean {
  return frame !== null && frame.parent === null && frame.origin === APP_ORIGIN && isAppUrl(frame.url)
}
