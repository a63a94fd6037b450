import type { ClipboardEvent, KeyboardEvent } from 'react'
import { type CellPlace, type GridExtent, moveCell } from './grid-navigation.ts'

export interface GridKeysOptions {
  readonly current: CellPlace
  readonly cellValue: (place: CellPlace) => string | null
  readonly extent: () => GridExtent
  readonly onMove: (place: CellPlace) => void
  readonly onOpen: (place: CellPlace) => void
  readonly onCopied: () => void
}

/** The grid's handlers: arrows and their kin move, Enter opens the value, Mod+C copies it (NULL as nothing). */
export function useGridKeys({ current, cellValue, extent, onMove, onOpen, onCopied }: GridKeysOptions) {
  return {
    onKeyDown: (event: KeyboardEvent) => {
      // A dialog opened from the grid is its child in React, though not on the page.
      if (event.target !== event.currentTarget) return
      const mod = event.ctrlKey || event.metaKey
      const place = moveCell(current, { key: event.key, mod }, extent())
      if (place !== null) onMove(place)
      else if (event.key === 'Enter' && !mod) onOpen(current)
      else return
      event.preventDefault()
    },
    // The browser's own copy event needs no permission for the clipboard.
    onCopy: (event: ClipboardEvent) => {
      event.clipboardData.setData('text/plain', cellValue(current) ?? '')
      event.preventDefault()
      onCopied()
    },
  }
}
