import type { Session, WebContents } from 'electron'
import { isAppUrl } from './app-origin.ts'

/** Copying a result is all the app needs. Electron grants everything else unless both handlers say no. */
const GRANTED: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

type GuardedSession = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
>

/** Denies every permission but the granted ones, and those too for any page but ours. */
export function guardPermissions(session: GuardedSession): void {
  session.setPermissionRequestHandler((contents, permission, decide, details) => {
    decide(isGranted(permission, contents, details.requestingUrl, details.isMainFrame))
  })
  session.setPermissionCheckHandler((contents, permission, origin, details) =>
    isGranted(permission, contents, details.requestingUrl ?? origin, details.isMainFrame),
  )
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, decide) => decide({}))
}

function isGranted(
  permission: string,
  contents: Pick<WebContents, 'getURL'> | null,
  requestingUrl: string,
  isMainFrame: boolean,
): boolean {
  return (
    GRANTED.has(permission) &&
    isMainFrame &&
    contents !== null &&
    isAppUrl(contents.getURL()) &&
    isAppUrl(requestingUrl)
  )
}
