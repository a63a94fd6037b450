import { Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { Suspense, useEffect, useEffectEvent, useState } from 'react'
import { host, type MenuCommand } from '../api/host-bridge.ts'
import { useConnection } from '../api/use-connection.ts'
import { Spinner } from '../ui/spinner.tsx'
import { Banners } from './banners.tsx'
import { CommandPalette } from './command-palette.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { NoSession } from './no-session.tsx'
import { Rail } from './rail.tsx'
import { Shortcuts, useShortcut } from './shortcuts.tsx'
import { StatusLine } from './status-line.tsx'
import { useToggleTheme } from './use-toggle-theme.ts'

/** The frame around every screen. */
export function Layout() {
  const connection = useConnection()
  const [paletteOpen, setPaletteOpen] = useState(false)
  const [shortcutsOpen, setShortcutsOpen] = useState(false)
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const toggleTheme = useToggleTheme()

  const group = 'Everywhere'
  useShortcut({ keys: 'Mod+K', description: 'Find a command', group, run: () => setPaletteOpen(true) })
  useShortcut({ keys: 'g h', description: 'Go to Home', group, run: () => navigate({ to: '/' }) })
  useShortcut({ keys: 'g y', description: 'Go to History', group, run: () => navigate({ to: '/history' }) })
  useShortcut({ keys: 'g s', description: 'Go to Settings', group, run: () => navigate({ to: '/settings' }) })
  useMenuCommands({
    home: () => navigate({ to: '/' }),
    history: () => navigate({ to: '/history' }),
    settings: () => navigate({ to: '/settings' }),
    'command-palette': () => setPaletteOpen(true),
    shortcuts: () => setShortcutsOpen(true),
    'toggle-theme': toggleTheme,
  })

  if (connection.kind === 'refused') return <NoSession message={connection.message} />
  return (
    <div className="flex h-full flex-col">
      <Banners />
      <div className="flex min-h-0 flex-1">
        <Rail />
        <main className="relative flex min-h-0 min-w-0 flex-1 flex-col overflow-hidden">
          <ErrorBoundary resetKey={pathname}>
            <Suspense fallback={<Loading />}>
              <Outlet />
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
      <StatusLine onPalette={() => setPaletteOpen(true)} onShortcuts={() => setShortcutsOpen(true)} />
      <CommandPalette open={paletteOpen} onOpenChange={setPaletteOpen} onShortcuts={() => setShortcutsOpen(true)} />
      <Shortcuts open={shortcutsOpen} onOpenChange={setShortcutsOpen} />
    </div>
  )
}

function useMenuCommands(commands: Readonly<Record<MenuCommand, () => unknown>>): void {
  const run = useEffectEvent((command: MenuCommand) => {
    commands[command]()
  })
  useEffect(() => host.onMenuCommand((command) => run(command)), [])
}

/** Shown while a screen's code is on its way. */
export function Loading() {
  return (
    <div className="p-8">
      <Spinner label="Loading" />
    </div>
  )
}
