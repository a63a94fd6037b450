import { useSyncExternalStore } from 'react'
import { connection } from './client.ts'
import type { ConnectionState } from './connection.ts'

/** How the page stands with the backend, as it changes. */
export function useConnection(): ConnectionState {
  return useSyncExternalStore(connection.subscribe, connection.state)
}
