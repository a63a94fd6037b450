import { ORPCError } from '@orpc/client'
import type { Connection } from './connection.ts'

export interface StreamListener<Update> {
  onUpdate(update: Update): void
  /** The stream broke off and is being opened again. */
  onInterrupted(): void
  /** Opening it again cannot help. */
  onFailed(error: unknown): void
}

/** How often the backend's own unexpected failures are tried again before the stream counts as failed. */
const MOST_FAILURES = 5

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** True when the backend has answered and will answer the same next time. */
function isFinal(error: unknown, failures: number): boolean {
  if (!(error instanceof ORPCError)) return false
  return error.code !== 'INTERNAL_SERVER_ERROR' || failures >= MOST_FAILURES
}

/** Follows a stream until `signal` aborts or it fails for good, opening it again whenever the connection comes back. */
export async function followStream<Update>(
  connection: Connection,
  open: (signal: AbortSignal) => Promise<AsyncIterable<Update>>,
  listener: StreamListener<Update>,
  signal: AbortSignal,
): Promise<void> {
  let failures = 0
  const drain = async () => {
    for await (const update of await open(signal)) {
      if (signal.aborted) return
      failures = 0
      listener.onUpdate(update)
    }
  }
  while (!signal.aborted) {
    const at = connection.state()
    try {
      await drain()
      // The backend ended it: only another connection can bring more.
      await connection.openedAfter(at.kind === 'open' ? at.epoch : 0, signal)
    } catch (error) {
      if (signal.aborted) return
      failures += 1
      if (isFinal(error, failures)) return listener.onFailed(error)
      listener.onInterrupted()
      await pause(Math.min(100 * 2 ** failures, 5_000))
    }
  }
}
