/** Where the code of each screen comes from. */
export const screens = {
  home: () => import('../features/home/home-screen.tsx'),
  history: () => import('../features/history/history-screen.tsx'),
  settings: () => import('../features/settings/settings-screen.tsx'),
  attempt: () => import('../features/attempt/attempt-screen.tsx'),
  round: () => import('./round-page.tsx'),
} as const

/** Fetches every screen's code once the first one stands, so that a lost connection never keeps a screen from opening. */
export function fetchScreensWhenIdle(): void {
  requestIdleCallback(
    () => {
      for (const load of Object.values(screens)) {
        load().catch((error: unknown) => console.warn('A screen could not be fetched ahead of time:', error))
      }
    },
    { timeout: 3000 },
  )
}
