import type { IpcMain, WebFrameMain } from 'electron'
import { z } from 'zod'
import { isTrustedSender } from './trusted-sender.ts'

/** What the page called with; thrown values reach the page as a rejected promise. */
export class RefusedCallError extends Error {
  override readonly name = 'RefusedCallError'
}

/**
 * The only way a channel is answered: the sender must be our page and the arguments must fit `schema` (a tuple of all of them).
 * `handler` never sees anything else.
 */
export function answerChannel<Arguments extends readonly unknown[], Result>(
  ipcMain: Pick<IpcMain, 'handle'>,
  channel: string,
  schema: z.ZodType<Arguments>,
  handler: (...args: Arguments) => Promise<Result>,
): void {
  ipcMain.handle(channel, async (event: { readonly senderFrame: WebFrameMain | null }, ...args: unknown[]) => {
    if (!isTrustedSender(event.senderFrame))
      throw new RefusedCallError(`${channel}: refused, the caller is not the app.`)
    const parsed = schema.safeParse(args)
    if (!parsed.success) throw new RefusedCallError(`${channel}: refused, ${z.prettifyError(parsed.error)}`)
    return handler(...parsed.data)
  })
}
