import { describe, expect, it } from 'vitest'
import { readTradeOffs, writeTradeOffs } from '../../../renderer/features/room/workspace/trade-off-log.ts'

const row = {
  id: 'a',
  decision: 'Cart in the database',
  gain: 'Nothing is lost',
  cost: '5 ms a click',
  alternative: '',
}

describe('the trade-off log', () => {
  it('is read back as it was written', () => {
    expect(readTradeOffs(writeTradeOffs([row]))).toEqual({ kind: 'valid', rows: [row] })
  })

  it('is empty before the first row and after the last one was removed', () => {
    expect(writeTradeOffs([])).toBe('')
    expect(readTradeOffs('')).toEqual({ kind: 'valid', rows: [] })
    expect(readTradeOffs(' \n')).toEqual({ kind: 'valid', rows: [] })
  })

  it.each([
    ['no JSON', '[{"id":', /not JSON/],
    ['no list', '{}', /the list/],
    ['a row without a cost', JSON.stringify([{ ...row, cost: undefined }]), /0 › cost/],
  ])('says what is wrong with a stored text that is %s', (_, text, message) => {
    const log = readTradeOffs(text)
    expect(log.kind === 'invalid' ? log.message : 'valid').toMatch(message)
  })
})
