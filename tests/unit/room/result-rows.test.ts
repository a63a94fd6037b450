import { describe, expect, it } from 'vitest'
import { type LoadPage, PAGE_ROWS, ResultRows } from '../../../renderer/features/room/sql/result-rows.ts'

const columns = [{ name: 'n', type: 'integer' }]
const numbers = (from: number, count: number) => Array.from({ length: count }, (_, index) => [String(from + index)])

describe('the rows of a result', () => {
  it('come page by page until there are no more', async () => {
    const result = new ResultRows('r', columns, numbers(0, 500))
    result.setMore(true)
    const asked: number[] = []
    const load: LoadPage = async (_, count) => {
      asked.push(count)
      const at = result.rows.length
      return { kind: 'page', rows: numbers(at, Math.min(count, 1200 - at)), more: at + count < 1200 }
    }
    while (result.state.kind === 'more') await result.loadMore(load)
    expect(asked).toEqual([PAGE_ROWS, PAGE_ROWS])
    expect(result.rows.map(([n]) => Number(n))).toEqual(Array.from({ length: 1200 }, (_, index) => index))
    expect(result.state).toEqual({ kind: 'complete' })
  })

  it('are asked for once at a time', async () => {
    const result = new ResultRows('r', columns, numbers(0, 1))
    result.setMore(true)
    let arrive = () => {}
    const page = new Promise<void>((resolve) => {
      arrive = resolve
    })
    let asked = 0
    const load: LoadPage = async () => {
      asked += 1
      await page
      return { kind: 'page', rows: [], more: false }
    }
    const first = result.loadMore(load)
    await result.loadMore(load)
    expect(asked).toBe(1)
    arrive()
    await first
  })

  it('stop with a sentence when the result is gone, and keep what is there', async () => {
    const result = new ResultRows('r', columns, numbers(0, 3))
    result.setMore(true)
    const gone: LoadPage = async () => ({ kind: 'failed', message: 'This result is no longer open.', again: false })
    await result.loadMore(gone)
    await result.tryAgain(async () => ({ kind: 'page', rows: numbers(3, 1), more: false }))
    expect(result.state).toEqual({ kind: 'stopped', message: 'This result is no longer open.', again: false })
    expect(result.rows).toHaveLength(3)
  })

  it('go on after a failure that passed', async () => {
    const result = new ResultRows('r', columns, numbers(0, 3))
    result.setMore(true)
    await result.loadMore(async () => ({ kind: 'failed', message: 'The connection was lost.', again: true }))
    await result.tryAgain(async () => ({ kind: 'page', rows: numbers(3, 1), more: false }))
    expect(result.state).toEqual({ kind: 'complete' })
    expect(result.rows).toHaveLength(4)
  })
})
