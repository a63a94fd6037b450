import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { AppStatusProvider } from '../api/app-status.tsx'
import { isWorthRetrying } from '../api/errors.ts'
import { useSettings } from '../api/queries.ts'
import { ToastArea } from '../ui/toast.tsx'
import { TooltipProvider } from '../ui/tooltip.tsx'
import { applyTheme, useTheme } from './theme.ts'

// The backend is on this machine: being offline means nothing to it.
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      retry: (failures, error) => failures < 3 && isWorthRetrying(error),
      refetchOnReconnect: false,
    },
    mutations: { networkMode: 'always' },
  },
})

/** What every screen stands on: queries, status, tooltips, toasts, theme. */
export function Providers({ children }: { readonly children: ReactNode }) {
  return (
    <QueryClientProvider client={queries}>
      <AppStatusProvider>
        <TooltipProvider>
          <ThemeFromSettings />
          {children}
        </TooltipProvider>
      </AppStatusProvider>
    </QueryClientProvider>
  )
}

function ThemeFromSettings() {
  const choice = useSettings()?.theme
  useEffect(() => {
    if (choice !== undefined) applyTheme(choice)
  }, [choice])
  return <ToastArea theme={useTheme()} />
}
