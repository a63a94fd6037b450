// biome-ignore-all lint/a11y/useSemanticElements: a table cannot place only the rows that are on screen
import type { VirtualItem } from '@tanstack/react-virtual'
import { memo } from 'react'
import type { ResultRow } from '../../../../core/attempt/statement-result.ts'
import { cn } from '../../../ui/cn.ts'
import { type GridColumn, ROW_NUMBER_WIDTH } from './column-layout.ts'

/** Pixels a row is high. */
export const ROW_HEIGHT = 26
/** More characters than fit the widest column: drawing a 64 KB value in a cell would stall the scrolling. */
const SHOWN = 200

export interface GridRowProps {
  readonly gridId: string
  /** Counted from 0. */
  readonly index: number
  readonly row: ResultRow
  readonly columns: readonly GridColumn[]
  readonly shownColumns: readonly VirtualItem[]
  readonly width: number
  /** The column of the current cell when it is in this row. */
  readonly activeColumn: number | null
}

/** The id of a cell's element, for `aria-activedescendant`. */
export function cellId(gridId: string, row: number, column: number): string {
  return `${gridId}-${row}-${column}`
}

/** One row of a result. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { gridId, index, row, columns, shownColumns, width, activeColumn } = props
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus and names the current cell
    <div
      role="row"
      aria-rowindex={index + 2}
      className="absolute top-0 left-0 border-border/60 border-b"
      style={{ width, height: ROW_HEIGHT, transform: `translateY(${index * ROW_HEIGHT}px)` }}
    >
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
      <div
        role="rowheader"
        aria-colindex={1}
        className="figures sticky left-0 z-10 h-full border-border/60 border-r bg-surface-sunken pr-2 text-right text-2xs text-text-muted leading-[25px]"
        style={{ width: ROW_NUMBER_WIDTH }}
      >
        {index + 1}
      </div>
      {shownColumns.map(({ index: at }) => {
        const column = columns[at]
        if (column === undefined) return null
        return (
          <GridCell
            key={at}
            id={cellId(gridId, index, at)}
            place={`${index}:${at}`}
            columnIndex={at + 2}
            column={column}
            value={row[at] ?? null}
            active={activeColumn === at}
          />
        )
      })}
    </div>
  )
})

interface GridCellProps {
  readonly id: string
  readonly place: string
  readonly columnIndex: number
  readonly column: GridColumn
  readonly value: string | null
  readonly active: boolean
}

function GridCell({ id, place, columnIndex, column, value, active }: GridCellProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus and names the current cell
    <div
      id={id}
      role="gridcell"
      aria-colindex={columnIndex}
      aria-selected={active}
      data-cell={place}
      className={cn(
        'absolute top-0 h-full truncate whitespace-pre px-2.5 leading-[25px]',
        column.isNumber && 'figures text-right',
        active &&
          'outline-1 outline-border-strong -outline-offset-1 group-focus/grid:bg-accent-soft group-focus/grid:outline-2 group-focus/grid:outline-accent group-focus/grid:-outline-offset-2',
      )}
      style={{ left: column.left, width: column.width }}
    >
      {value === null ? <span className="text-2xs text-text-muted italic">NULL</span> : shortened(value)}
    </div>
  )
}

function shortened(value: string): string {
  const start = value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value
  return start.replace(/\r?\n/g, '↵')
}
