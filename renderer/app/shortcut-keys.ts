import { isMac } from '../ui/key-labels.ts'

/** The parts of a keyboard event that tell a chord. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** True when `press` is the chord, e.g. `Mod+Shift+P`, `g` or `?`. */
export function matchesChord(chord: string, press: KeyPress): boolean {
  const parts = chord.split('+')
  const key = parts.at(-1) ?? ''
  const wants = (name: string) => parts.slice(0, -1).includes(name)
  const mod = isMac ? press.metaKey : press.ctrlKey
  const otherMod = isMac ? press.ctrlKey : press.metaKey
  if (wants('Mod') !== mod || otherMod !== wants('Ctrl') || wants('Alt') !== press.altKey) return false
  // A sign such as `?` already says whether Shift is held; letters and named keys do not.
  const saysShift = /^[a-z]$/i.test(key) || key.length > 1
  if (saysShift && wants('Shift') !== press.shiftKey) return false
  return press.key.toLowerCase() === key.toLowerCase()
}

/** True for a chord that would otherwise type something, so it must not act while text is being typed. */
export function typesText(chord: string): boolean {
  const parts = chord.split('+')
  return (
    (parts.at(-1) ?? '').length === 1 && !parts.includes('Mod') && !parts.includes('Ctrl') && !parts.includes('Alt')
  )
}
