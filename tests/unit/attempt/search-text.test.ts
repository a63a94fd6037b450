import { expect, it } from 'vitest'
import { EMPTY_TRANSCRIPT, SEARCHED_LENGTH, searchText, transcribe } from '../../../core/attempt/search-text.ts'
import { asked, ran, submitted } from '../../fixtures/history/attempts.ts'

it('gathers notes, trade-offs, SQL and what was said', () => {
  const tradeOffs = [{ id: '1', decision: 'shard', gain: 'writes', cost: 'joins', alternative: 'scale up' }]
  const documents = new Map([
    ['trade-offs', { text: JSON.stringify(tradeOffs), revision: 1 }],
    ['notes.scaling', { text: 'by tenant', revision: 1 }],
    ['sql', { text: 'create table t ()', revision: 1 }],
  ])
  const transcript = [asked('How many?'), ran('select 1'), submitted].reduce(transcribe, EMPTY_TRANSCRIPT)
  expect(searchText(documents, transcript)).toEqual({
    notes: 'by tenant\nshard\nwrites\njoins\nscale up\n',
    sql: 'create table t ()\nselect 1\n\n',
    conversation: 'How many?\nForgot the idempotency key.\n',
  })
})

it('does not search a trade-off log that is only half there', () => {
  const documents = new Map([['trade-offs', { text: '[{"decision": "sha', revision: 1 }]])
  expect(searchText(documents, EMPTY_TRANSCRIPT).notes).toBe('')
})

it('does not grow without end', () => {
  const transcript = transcribe({ conversation: 'x'.repeat(SEARCHED_LENGTH), statements: '' }, asked('More?'))
  expect(transcript.conversation).toHaveLength(SEARCHED_LENGTH)
})
