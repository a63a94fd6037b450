import type { WebContents } from 'electron'
import type { RestartPolicy } from './restart-policy.ts'

/** Loads a page anew when its process is gone. The round is the backend's, so it goes on where it was. */
export function recoverPage(
  contents: WebContents,
  policy: RestartPolicy,
  askToTryAgain: (message: string) => Promise<boolean>,
  log: (line: string) => void,
): void {
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    log(`window: its process is gone (${reason})`)
    if (policy.crashed().kind === 'restart') {
      contents.reload()
      return
    }
    void askToTryAgain('The window stopped three times within a minute.').then((again) => {
      if (!again) return
      policy.reset()
      contents.reload()
    })
  })
}
