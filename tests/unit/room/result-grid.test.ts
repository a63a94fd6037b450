import { describe, expect, it } from 'vitest'
import { layoutColumns, ROW_NUMBER_WIDTH } from '../../../renderer/features/room/results/column-layout.ts'
import { type CellPlace, moveCell } from '../../../renderer/features/room/results/grid-navigation.ts'

describe('keys in the grid', () => {
  const extent = { rows: 100, columns: 5, pageRows: 10 }
  const at = (row: number, column: number): CellPlace => ({ row, column })

  it.each<[string, boolean, CellPlace, CellPlace | null]>([
    ['ArrowDown', false, at(3, 2), at(4, 2)],
    ['ArrowDown', false, at(99, 2), at(99, 2)],
    ['ArrowUp', false, at(0, 2), at(0, 2)],
    ['ArrowLeft', false, at(3, 0), at(3, 0)],
    ['ArrowRight', false, at(3, 4), at(3, 4)],
    ['ArrowDown', true, at(3, 2), at(99, 2)],
    ['ArrowLeft', true, at(3, 2), at(3, 0)],
    ['Home', false, at(3, 2), at(3, 0)],
    ['End', false, at(3, 2), at(3, 4)],
    ['Home', true, at(3, 2), at(0, 0)],
    ['End', true, at(3, 2), at(99, 4)],
    ['PageDown', false, at(95, 2), at(99, 2)],
    ['PageUp', false, at(35, 2), at(25, 2)],
    ['c', true, at(3, 2), null],
    ['Tab', false, at(3, 2), null],
  ])('%s (with Mod: %s) from %o leads to %o', (key, mod, from, to) => {
    expect(moveCell(from, { key, mod }, extent)).toEqual(to)
  })

  it('lead nowhere in an empty result', () => {
    expect(moveCell(at(0, 0), { key: 'ArrowDown', mod: false }, { ...extent, rows: 0 })).toBeNull()
  })
})

describe('the columns of the grid', () => {
  it('stand side by side, wide enough for their values but never endless', () => {
    const columns = layoutColumns(
      [
        { name: 'id', type: 'bigint' },
        { name: 'body', type: 'text' },
        { name: 'scores', type: 'integer[]' },
      ],
      [['1', 'x'.repeat(5000), null]],
    )
    const [id, body, scores] = columns
    expect(id?.left).toBe(ROW_NUMBER_WIDTH)
    expect(body?.left).toBe(ROW_NUMBER_WIDTH + (id?.width ?? 0))
    expect(scores?.left).toBe((body?.left ?? 0) + (body?.width ?? 0))
    expect(body?.width).toBeGreaterThan(id?.width ?? 0)
    expect(body?.width).toBeLessThan(500)
    expect(columns.map((column) => column.isNumber)).toEqual([true, false, false])
  })
})
