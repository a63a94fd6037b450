import { createContext, type ReactNode, useContext } from 'react'
import type { AppStatus } from '../../core/contract/app.ts'
import { client } from './client.ts'
import { useStream } from './use-stream.ts'

const StatusContext = createContext<AppStatus | null>(null)

/** Follows the backend's status once for the whole app. */
export function AppStatusProvider({ children }: { readonly children: ReactNode }) {
  const { state } = useStream(
    'app',
    (signal) => client.app.watch(undefined, { signal }),
    (_before: AppStatus | null, status: AppStatus) => status,
  )
  return <StatusContext value={state}>{children}</StatusContext>
}

/** PostgreSQL, history, version and folders; null until the backend has told. */
export function useAppStatus(): AppStatus | null {
  return useContext(StatusContext)
}
