import { expect, it } from 'vitest'
import { summarise } from '../../../core/attempt/attempt-summary.ts'
import { asked, ran, started, submitted } from '../../fixtures/history/attempts.ts'

it('tells what was done, how long it took and how the candidate scored it', () => {
  const events = [started(), asked('How many?'), ran('select 1'), ran('select 2'), submitted]
  const tally = events.reduce<ReturnType<typeof summarise> | null>(
    (before, event, index) => summarise(before, event, `2026-01-01T00:00:0${index}.000Z`, index * 1000),
    null,
  )
  expect(tally).toEqual({
    caseId: 'e-commerce',
    caseTitle: 'Online shop',
    mode: 'short-25',
    level: 'senior',
    startedAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:04.000Z',
    clockMs: 4000,
    ownTotal: 67.5,
    statements: 2,
    questions: 1,
  })
})

it('refuses a log that does not begin with the start of a round', () => {
  expect(() => summarise(null, asked('Hello?'), '2026-01-01T00:00:00.000Z', 0)).toThrow(
    /must begin with round\.started/,
  )
})
