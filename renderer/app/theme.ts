import { useSyncExternalStore } from 'react'
import type { Settings } from '../../core/contract/settings.ts'

export type ThemeChoice = Settings['theme']
export type Theme = 'light' | 'dark'

/** Read by `public/theme-boot.js` before the first paint. */
const STORAGE_KEY = 'tablestakes.theme'
const prefersDark = window.matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()

function storedChoice(): ThemeChoice {
  const stored = localStorage.getItem(STORAGE_KEY)
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

function current(): Theme {
  return document.documentElement.getAttribute('data-theme') === 'dark' ? 'dark' : 'light'
}

/** Shows a theme and remembers it for the next start's first paint. */
export function applyTheme(choice: ThemeChoice): void {
  localStorage.setItem(STORAGE_KEY, choice)
  const theme = choice === 'system' ? (prefersDark.matches ? 'dark' : 'light') : choice
  if (theme === current()) return
  document.documentElement.setAttribute('data-theme', theme)
  for (const listener of listeners) listener()
}

prefersDark.addEventListener('change', () => applyTheme(storedChoice()))

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The theme that is shown. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, current)
}
