/** A cell of the grid, both counted from 0. */
export interface CellPlace {
  readonly row: number
  readonly column: number
}

/** How far the grid reaches: cells there are, and rows that fit on one screen. */
export interface GridExtent {
  readonly rows: number
  readonly columns: number
  readonly pageRows: number
}

/** A key as the browser names it; `mod` is Ctrl or Command. */
export interface GridKey {
  readonly key: string
  readonly mod: boolean
}

/** The cell a key leads to; null when the key does not move. */
export function moveCell(from: CellPlace, { key, mod }: GridKey, extent: GridExtent): CellPlace | null {
  const target = targetOf(from, key, mod, extent)
  if (target === null || extent.rows === 0 || extent.columns === 0) return null
  return { row: clamp(target.row, extent.rows - 1), column: clamp(target.column, extent.columns - 1) }
}

function targetOf({ row, column }: CellPlace, key: string, mod: boolean, extent: GridExtent): CellPlace | null {
  switch (key) {
    case 'ArrowUp':
      return { row: mod ? 0 : row - 1, column }
    case 'ArrowDown':
      return { row: mod ? extent.rows - 1 : row + 1, column }
    case 'ArrowLeft':
      return { row, column: mod ? 0 : column - 1 }
    case 'ArrowRight':
      return { row, column: mod ? extent.columns - 1 : column + 1 }
    case 'Home':
      return { row: mod ? 0 : row, column: 0 }
    case 'End':
      return { row: mod ? extent.rows - 1 : row, column: extent.columns - 1 }
    case 'PageUp':
      return { row: row - extent.pageRows, column }
    case 'PageDown':
      return { row: row + extent.pageRows, column }
    default:
      return null
  }
}

function clamp(value: number, last: number): number {
  return Math.max(0, Math.min(last, value))
}
