import type { ResultColumn, ResultRow } from '../../../../core/attempt/statement-result.ts'

/** A column as the grid draws it; `left` and `width` in pixels. */
export interface GridColumn extends ResultColumn {
  readonly left: number
  readonly width: number
  readonly isNumber: boolean
}

/** Pixels of the column with the row numbers. */
export const ROW_NUMBER_WIDTH = 56
const CHARACTER = 7.3
const PADDING = 22
const NARROWEST = 72
const WIDEST = 380
/** Rows that are looked at for the widths, which then stay as they are. */
const SAMPLE = 200

const NUMBERS = /^(smallint|integer|bigint|numeric|real|double precision|oid|money|int\d|float\d)\b/

/** Where each column stands, by its header and the first rows. */
export function layoutColumns(columns: readonly ResultColumn[], rows: readonly ResultRow[]): readonly GridColumn[] {
  const sample = rows.slice(0, SAMPLE)
  let left = ROW_NUMBER_WIDTH
  return columns.map((column, index) => {
    const lengths = sample.map((row) => row[index]?.length ?? 4)
    const longest = Math.max(column.name.length, column.type.length, ...lengths)
    const width = Math.round(Math.min(WIDEST, Math.max(NARROWEST, longest * CHARACTER + PADDING)))
    const placed = { ...column, left, width, isNumber: NUMBERS.test(column.type) && !column.type.endsWith('[]') }
    left += width
    return placed
  })
}
