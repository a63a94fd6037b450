import { expect, test } from 'vitest'
import { matchKeyPoints } from '../../../core/interviewer/answer-matcher.ts'

const lock = [{ text: 'Locks the row.', words: ['lock', 'for update', 'conditional update'] }]

test.each([
  ['I would lock the row first', ['lock']],
  ['The row stays locked until the commit', ['lock']],
  ['SELECT … FOR UPDATE, then a conditional update', ['for update', 'conditional update']],
  ['Update it for everybody', []],
  ['There is no lock on it', []],
  ["We don't lock anything", []],
  ['No problem there. Then I lock the row', ['lock']],
  ['', []],
])('%s', (answer, matchedWords) => {
  expect(matchKeyPoints(lock, answer)).toEqual([{ text: 'Locks the row.', matchedWords }])
})
