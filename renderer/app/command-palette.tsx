import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Command } from 'cmdk'
import { ClipboardList, Keyboard, type LucideIcon, Play, RotateCcw, SunMoon } from 'lucide-react'
import type { ReactNode } from 'react'
import { PHASE_NAMES } from '../../core/round/phases.ts'
import { casesQuery, unfinishedQuery } from '../api/queries.ts'
import { Kbd } from '../ui/kbd.tsx'
import { VisuallyHiddenTitle } from '../ui/visually-hidden-title.tsx'
import { PLACES } from './rail.tsx'
import { useToggleTheme } from './use-toggle-theme.ts'

export interface CommandPaletteProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly onShortcuts: () => void
}

/** Ctrl+K: go anywhere, start a case, go on with a round, change the theme. */
export function CommandPalette({ open, onOpenChange, onShortcuts }: CommandPaletteProps) {
  return (
    <Command.Dialog
      open={open}
      onOpenChange={onOpenChange}
      label="Commands"
      overlayClassName="fixed inset-0 z-40 bg-scrim"
      contentClassName="fixed top-[14vh] left-1/2 z-40 w-[560px] max-w-[94vw] -translate-x-1/2 overflow-hidden rounded-lg border border-border bg-surface-raised focus-visible:outline-none"
    >
      <VisuallyHiddenTitle>Commands</VisuallyHiddenTitle>
      <Command.Input
        placeholder="Go somewhere, start a case, resume…"
        className="h-12 w-full border-border border-b bg-transparent px-4 text-base outline-none"
      />
      <Command.List className="max-h-[50vh] overflow-y-auto p-1.5">
        <Command.Empty className="px-3 py-6 text-center text-sm text-text-muted">No command fits.</Command.Empty>
        <Commands onDone={() => onOpenChange(false)} onShortcuts={onShortcuts} />
      </Command.List>
    </Command.Dialog>
  )
}

function Commands({ onDone, onShortcuts }: { readonly onDone: () => void; readonly onShortcuts: () => void }) {
  const navigate = useNavigate()
  const cases = useQuery(casesQuery).data?.cases ?? []
  const unfinished = useQuery(unfinishedQuery).data ?? []
  const toggleTheme = useToggleTheme()
  const then = (act: () => unknown) => () => {
    onDone()
    act()
  }
  return (
    <>
      {unfinished.length === 0 ? null : (
        <Group heading="Resume">
          {unfinished.slice(0, 5).map(({ attemptId, caseTitle, phase }) => (
            <Item
              key={attemptId}
              value={`resume ${caseTitle} ${attemptId}`}
              icon={RotateCcw}
              onSelect={then(() => navigate({ to: '/rounds/$attemptId', params: { attemptId } }))}
            >
              {caseTitle}
              {phase === null ? null : <span className="text-text-muted">{PHASE_NAMES[phase]}</span>}
            </Item>
          ))}
        </Group>
      )}
      <Group heading="Go to">
        {PLACES.map(({ to, label, keys, icon }) => (
          <Item key={to} value={`go to ${label}`} icon={icon} keys={keys} onSelect={then(() => navigate({ to }))}>
            {label}
          </Item>
        ))}
      </Group>
      {cases.length === 0 ? null : (
        <Group heading="Start a round">
          {cases.map(({ id, title }) => (
            <Item
              key={id}
              value={`start ${title} ${id}`}
              icon={Play}
              onSelect={then(() => navigate({ to: '/', search: { start: id } }))}
            >
              {title}
            </Item>
          ))}
        </Group>
      )}
      <Group heading="App">
        <Item value="theme light dark" icon={SunMoon} onSelect={then(toggleTheme)}>
          Change between light and dark
        </Item>
        <Item value="keyboard shortcuts" icon={Keyboard} keys="?" onSelect={then(onShortcuts)}>
          Show all shortcuts
        </Item>
        <Item
          value="last attempts finished history"
          icon={ClipboardList}
          onSelect={then(() => navigate({ to: '/history', search: { state: 'completed' } }))}
        >
          Show finished attempts
        </Item>
      </Group>
    </>
  )
}

function Group({ heading, children }: { readonly heading: string; readonly children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-text-muted [&_[cmdk-group-heading]]:text-xs"
    >
      {children}
    </Command.Group>
  )
}

interface ItemProps {
  readonly value: string
  readonly icon: LucideIcon
  readonly keys?: string
  readonly onSelect: () => void
  readonly children: ReactNode
}

function Item({ value, icon: Icon, keys, onSelect, children }: ItemProps) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex h-9 select-none items-center gap-2.5 rounded-md px-2.5 text-sm data-[selected=true]:bg-surface-sunken"
    >
      <Icon aria-hidden size={15} strokeWidth={1.75} className="text-text-muted" />
      <span className="flex flex-1 items-baseline gap-2">{children}</span>
      {keys === undefined ? null : <Kbd keys={keys} />}
    </Command.Item>
  )
}
