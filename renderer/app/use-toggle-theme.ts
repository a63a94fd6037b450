import { useSaveSettings, useSettings } from '../api/queries.ts'
import { useTheme } from './theme.ts'

/** Changes between light and dark, and stores that as the candidate's choice. */
export function useToggleTheme(): () => void {
  const theme = useTheme()
  const settings = useSettings()
  const save = useSaveSettings()
  return () => {
    if (settings !== undefined) save.mutate({ ...settings, theme: theme === 'dark' ? 'light' : 'dark' })
  }
}
