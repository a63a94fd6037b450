import { useEffect, useState, useSyncExternalStore } from 'react'
import type { ClockView, RoundUpdate, RoundView } from '../../../../core/contract/rounds.ts'
import { client, connection } from '../../../api/client.ts'
import { followStream } from '../../../api/follow-stream.ts'
import { type Following, RoundStore } from './round-store.ts'

export interface Round {
  /** Null before the first update; its clock is the one of that moment: `useClock` has the running one. */
  readonly view: RoundView | null
  readonly following: Following
  readonly store: RoundStore
  /** Subscribes again after a failure. */
  readonly retry: () => void
}

/** Follows one round, subscribing again whenever the connection comes back. Give the screen a `key` of the attempt. */
export function useRound(attemptId: string): Round {
  const [store] = useState(() => new RoundStore())
  const [tries, setTries] = useState(0)
  const view = useSyncExternalStore(store.subscribe, store.view)
  const following = useSyncExternalStore(store.subscribe, store.following)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` stands for a wish to subscribe again
  useEffect(() => {
    const controller = new AbortController()
    const open = (signal: AbortSignal) => client.rounds.watch({ attemptId }, { signal })
    const listener = {
      onUpdate: (update: RoundUpdate) => store.receive(update),
      onInterrupted: () => store.follow({ kind: 'interrupted' }),
      onFailed: (error: unknown) => store.follow({ kind: 'failed', error }),
    }
    void followStream(connection, open, listener, controller.signal)
    return () => controller.abort()
  }, [attemptId, store, tries])

  return { view, following, store, retry: () => setTries((count) => count + 1) }
}

/** The running clock of the round; `initial` until the stream has brought one. */
export function useClock(store: RoundStore, initial: ClockView): ClockView {
  return useSyncExternalStore(store.subscribe, store.clock) ?? initial
}
