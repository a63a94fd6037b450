// biome-ignore-all lint/a11y/useSemanticElements: a table cannot place only the rows that are on screen
import { useVirtualizer } from '@tanstack/react-virtual'
import { type MouseEvent, useEffect, useId, useMemo, useReducer, useRef, useState, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import type { LoadPage, ResultRows } from '../sql/result-rows.ts'
import { CellDialog } from './cell-dialog.tsx'
import { layoutColumns, ROW_NUMBER_WIDTH } from './column-layout.ts'
import { GridHeader, HEADER_HEIGHT } from './grid-header.tsx'
import type { CellPlace } from './grid-navigation.ts'
import { cellId, GridRow, ROW_HEIGHT } from './grid-row.tsx'
import { ResultStatus } from './result-status.tsx'
import { useGridKeys } from './use-grid-keys.ts'

/** Rows left below the last one on screen when the next page is asked for. */
const LOAD_AHEAD = 250

export interface ResultGridProps {
  readonly result: ResultRows
  readonly loadPage: LoadPage
  /** The name for screen readers. */
  readonly label: string
}

/** The rows of one result: only what is on screen is drawn, further pages come while scrolling. */
export function ResultGrid({ result, loadPage, label }: ResultGridProps) {
  const gridId = useId()
  const scroller = useRef<HTMLDivElement>(null)
  useSyncExternalStore(
    (listener) => result.subscribe(listener),
    () => result.version,
  )
  const [current, setCurrent] = useState<CellPlace>({ row: 0, column: 0 })
  const [opened, setOpened] = useState<CellPlace | null>(null)
  const [copies, countCopy] = useReducer((count: number) => count + 1, 0)
  const columns = useMemo(() => layoutColumns(result.columns, result.rows), [result])
  const width = columns.reduce((sum, column) => sum + column.width, ROW_NUMBER_WIDTH)
  const rowCount = result.rows.length

  const rows = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollPaddingStart: HEADER_HEIGHT,
    useFlushSync: false,
  })
  const columnSpans = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => columns[index]?.width ?? 0,
    paddingStart: ROW_NUMBER_WIDTH,
    scrollPaddingStart: ROW_NUMBER_WIDTH,
    overscan: 2,
    useFlushSync: false,
  })
  const shownRows = rows.getVirtualItems()
  const shownColumns = columnSpans.getVirtualItems()
  const lastShown = shownRows.at(-1)?.index ?? 0

  useEffect(() => {
    if (result.state.kind === 'more' && lastShown >= rowCount - LOAD_AHEAD) void result.loadMore(loadPage)
  }, [result, result.state.kind, lastShown, rowCount, loadPage])

  const goTo = (place: CellPlace) => {
    setCurrent(place)
    rows.scrollToIndex(place.row, { align: 'auto' })
    columnSpans.scrollToIndex(place.column, { align: 'auto' })
  }
  const keys = useGridKeys({
    current,
    cellValue: ({ row, column }) => result.rows[row]?.[column] ?? null,
    extent: () => ({
      rows: rowCount,
      columns: columns.length,
      pageRows: Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEADER_HEIGHT) / ROW_HEIGHT) - 1),
    }),
    onMove: goTo,
    onOpen: setOpened,
    onCopied: countCopy,
  })
  const point = (event: MouseEvent) => {
    const place = placeOf(event.target)
    if (place !== null) setCurrent(place)
  }
  const isShown =
    shownRows.some((item) => item.index === current.row) && shownColumns.some((item) => item.index === current.column)
  const openedColumn = opened === null ? undefined : columns[opened.column]

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div
        ref={scroller}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={result.state.kind === 'complete' ? rowCount + 1 : -1}
        aria-colcount={columns.length + 1}
        aria-activedescendant={isShown ? cellId(gridId, current.row, current.column) : undefined}
        onMouseDown={point}
        onDoubleClick={(event) => setOpened(placeOf(event.target))}
        {...keys}
        className="group/grid relative min-h-0 flex-1 select-none overflow-auto bg-surface font-mono text-xs outline-none [contain:strict] [overflow-anchor:none]"
      >
        <GridHeader columns={columns} shownColumns={shownColumns} width={width} />
        {rowCount === 0 ? (
          <p className="sticky left-0 w-fit p-3 font-sans text-sm text-text-muted">The statement returned no rows.</p>
        ) : null}
        <div role="presentation" className="relative" style={{ width, height: rows.getTotalSize() }}>
          {shownRows.map(({ index }) => {
            const row = result.rows[index]
            return row === undefined ? null : (
              <GridRow
                key={index}
                gridId={gridId}
                index={index}
                row={row}
                columns={columns}
                shownColumns={shownColumns}
                width={width}
                activeColumn={current.row === index ? current.column : null}
              />
            )
          })}
        </div>
      </div>
      <ResultStatus result={result} loadPage={loadPage} copies={copies} />
      {opened === null || openedColumn === undefined ? null : (
        <CellDialog
          cell={{
            column: openedColumn.name,
            type: openedColumn.type,
            row: opened.row + 1,
            value: result.rows[opened.row]?.[opened.column] ?? null,
          }}
          onClose={() => {
            // The dialog holds the focus as long as it stands.
            flushSync(() => setOpened(null))
            scroller.current?.focus()
          }}
        />
      )}
    </div>
  )
}

function placeOf(target: EventTarget): CellPlace | null {
  const place = target instanceof Element ? target.closest('[data-cell]')?.getAttribute('data-cell') : null
  const [row, column] = (place ?? '').split(':').map(Number)
  return row === undefined || column === undefined ? null : { row, column }
}
