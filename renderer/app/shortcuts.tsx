import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import { Dialog } from '../ui/dialog.tsx'
import { groupBy } from '../ui/group-by.ts'
import { Kbd } from '../ui/kbd.tsx'
import {
  currentShortcuts,
  handleKeyDown,
  onShortcutsChange,
  registerShortcut,
  type Shortcut,
} from './shortcut-registry.ts'

/** Makes a shortcut work, and be listed under `?`, as long as the component is shown. */
export function useShortcut({ keys, description, group, run }: Shortcut): void {
  const act = useEffectEvent(run)
  useEffect(() => registerShortcut({ keys, description, group, run: () => act() }), [keys, description, group])
}

/** Listens for shortcuts and shows the list of them on `?`. Once in the app. */
export function Shortcuts({
  open,
  onOpenChange,
}: {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
}) {
  useEffect(() => {
    window.addEventListener('keydown', handleKeyDown)
    return () => window.removeEventListener('keydown', handleKeyDown)
  }, [])
  useShortcut({ keys: '?', description: 'Show all shortcuts', group: 'Everywhere', run: () => onOpenChange(true) })
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts" size="md">
      <ShortcutList />
    </Dialog>
  )
}

function ShortcutList() {
  const shortcuts = useSyncExternalStore(onShortcutsChange, currentShortcuts)
  const [shown] = useState(shortcuts)
  const groups = groupBy(shown, (shortcut) => shortcut.group)
  return (
    <div className="grid gap-5">
      {groups.map(([group, members]) => (
        <section key={group}>
          <h3 className="mb-1 font-medium text-text-muted text-xs">{group}</h3>
          <ul>
            {members.map((shortcut) => (
              <li
                key={`${shortcut.keys} ${shortcut.description}`}
                className="flex items-center justify-between gap-4 border-border border-b py-1.5 text-sm last:border-b-0"
              >
                {shortcut.description}
                <Kbd keys={shortcut.keys} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
