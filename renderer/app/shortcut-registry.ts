import { matchesChord, typesText } from './shortcut-keys.ts'

export interface Shortcut {
  /** One chord (`Mod+K`, `?`) or two one after another (`g h`). `Mod` is Ctrl, or Command on a Mac. */
  readonly keys: string
  readonly description: string
  /** The heading it is listed under. */
  readonly group: string
  readonly run: () => void
}

/** Time between the two keys of a sequence, in milliseconds. */
const SEQUENCE_MS = 1200

let shortcuts: readonly Shortcut[] = []
let pending: { readonly chord: string; readonly at: number } | null = null
const listeners = new Set<() => void>()

function change(next: readonly Shortcut[]): void {
  shortcuts = next
  for (const listener of listeners) listener()
}

/** Adds a shortcut; returns how to take it away. The latest of those with the same keys wins. */
export function registerShortcut(shortcut: Shortcut): () => void {
  change([...shortcuts, shortcut])
  return () => change(shortcuts.filter((other) => other !== shortcut))
}

/** Those that work at the moment, in the order in which they were added. */
export const currentShortcuts = (): readonly Shortcut[] => shortcuts

export function onShortcutsChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.matches('input:not([type=range]), textarea, select')
}

function isUsable(shortcut: Shortcut, event: KeyboardEvent): boolean {
  const first = shortcut.keys.split(' ')[0] ?? ''
  if (typesText(first) && isTyping(event.target)) return false
  return document.querySelector('[role="dialog"], [role="alertdialog"]') === null
}

function find(event: KeyboardEvent, before: string | null): Shortcut | undefined {
  return shortcuts.findLast((shortcut) => {
    const [first = '', second] = shortcut.keys.split(' ')
    if (!isUsable(shortcut, event)) return false
    if (second === undefined) return before === null && matchesChord(first, event)
    return before === first && matchesChord(second, event)
  })
}

function startsSequence(event: KeyboardEvent): string | null {
  for (const shortcut of shortcuts) {
    const [first = '', second] = shortcut.keys.split(' ')
    if (second !== undefined && isUsable(shortcut, event) && matchesChord(first, event)) return first
  }
  return null
}

/** Runs the shortcut a key press stands for; installed once on the window. */
export function handleKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.repeat) return
  const before = pending !== null && event.timeStamp - pending.at < SEQUENCE_MS ? pending.chord : null
  pending = null
  const shortcut = (before === null ? undefined : find(event, before)) ?? find(event, null)
  if (shortcut !== undefined) {
    event.preventDefault()
    shortcut.run()
    return
  }
  const chord = startsSequence(event)
  if (chord !== null) pending = { chord, at: event.timeStamp }
}
