import { useEffect, useEffectEvent, useState } from 'react'
import { connection } from './client.ts'
import { followStream } from './follow-stream.ts'

interface Followed<State> {
  readonly key: string
  readonly state: State | null
  readonly status: 'connecting' | 'live' | 'interrupted' | 'failed'
  readonly error: unknown
}

/** What a stream has brought so far. `state` stays while it is interrupted; it is null before the first update. */
export interface StreamResult<State> {
  readonly state: State | null
  readonly status: Followed<State>['status']
  /** Set when `status` is `failed`: an error of the contract, which subscribing again by itself cannot mend. */
  readonly error: unknown
  /** Subscribes again after a failure. */
  readonly retry: () => void
}

function fresh<State>(key: string): Followed<State> {
  return { key, state: null, status: 'connecting', error: null }
}

/**
 * Follows an event stream of the contract and folds its updates into one state. It subscribes again whenever the connection
 * comes back, and starts anew when `key` changes. `subscribe` and `reduce` may be new functions at each render.
 */
export function useStream<Update, State>(
  key: string,
  subscribe: (signal: AbortSignal) => Promise<AsyncIterable<Update>>,
  reduce: (state: State | null, update: Update) => State,
): StreamResult<State> {
  const [tries, setTries] = useState(0)
  const [followed, setFollowed] = useState<Followed<State>>(fresh(key))
  const open = useEffectEvent(subscribe)
  const fold = useEffectEvent(reduce)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` stands for a wish to subscribe again
  useEffect(() => {
    const controller = new AbortController()
    setFollowed((was) => (was.key === key && was.status === 'connecting' ? was : fresh(key)))
    let state: State | null = null
    const listener = {
      onUpdate: (update: Update) => {
        state = fold(state, update)
        setFollowed({ key, state, status: 'live', error: null })
      },
      onInterrupted: () => setFollowed((was) => ({ ...was, status: 'interrupted' })),
      onFailed: (error: unknown) => setFollowed((was) => ({ ...was, status: 'failed', error })),
    }
    void followStream(connection, (signal) => open(signal), listener, controller.signal)
    return () => controller.abort()
  }, [key, tries])

  const { state, status, error } = followed.key === key ? followed : fresh<State>(key)
  return { state, status, error, retry: () => setTries((count) => count + 1) }
}
