// biome-ignore-all lint/a11y/useSemanticElements: a table cannot place only the rows that are on screen
import type { VirtualItem } from '@tanstack/react-virtual'
import { cn } from '../../../ui/cn.ts'
import { type GridColumn, ROW_NUMBER_WIDTH } from './column-layout.ts'

/** Pixels the header is high. */
export const HEADER_HEIGHT = 40

export interface GridHeaderProps {
  readonly columns: readonly GridColumn[]
  readonly shownColumns: readonly VirtualItem[]
  readonly width: number
}

/** Names and types of the columns; it stays in sight while the rows scroll. */
export function GridHeader({ columns, shownColumns, width }: GridHeaderProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus and names the current cell
    <div
      role="row"
      aria-rowindex={1}
      className="sticky top-0 z-20 border-border border-b bg-surface-sunken"
      style={{ width, height: HEADER_HEIGHT }}
    >
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
      <div
        role="columnheader"
        aria-colindex={1}
        className="sticky left-0 z-10 h-full border-border/60 border-r bg-surface-sunken"
        style={{ width: ROW_NUMBER_WIDTH }}
      >
        <span className="sr-only">Row</span>
      </div>
      {shownColumns.map(({ index }) => {
        const column = columns[index]
        return column === undefined ? null : <ColumnHeader key={index} column={column} columnIndex={index + 2} />
      })}
    </div>
  )
}

function ColumnHeader({ column, columnIndex }: { readonly column: GridColumn; readonly columnIndex: number }) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus and names the current cell
    <div
      role="columnheader"
      aria-colindex={columnIndex}
      title={`${column.name} ${column.type}`}
      className={cn('absolute top-0 flex h-full flex-col justify-center px-2.5', column.isNumber && 'text-right')}
      style={{ left: column.left, width: column.width }}
    >
      <span className="truncate font-semibold text-xs">{column.name}</span>
      <span className="truncate text-2xs text-text-muted">{column.type}</span>
    </div>
  )
}
