const NAMES: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
}
const MAC_NAMES: Readonly<Record<string, string>> = { ...NAMES, Mod: '⌘', Alt: '⌥', Shift: '⇧', Enter: '↩' }

/** True on Apple keyboards, where Command takes the place of Ctrl. */
export const isMac = /Mac|iPhone|iPad/.test(navigator.platform)

/** What is printed on the keys of one chord such as `Mod+Shift+K`. */
export function keyLabels(chord: string): readonly string[] {
  const names = isMac ? MAC_NAMES : NAMES
  return chord.split('+').map((key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key))
}
