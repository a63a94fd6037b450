import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { createFactMatcher } from '../../core/interviewer/fact-matcher.ts'
import { createCaseLibrary } from '../../main/files/case-library.ts'

const labelled = z
  .object({ questions: z.array(z.object({ fact: z.string(), ask: z.string() })), unrelated: z.array(z.string()) })
  .parse(parse(readFileSync(new URL('./fact-questions.e-commerce.yaml', import.meta.url), 'utf8')))
const { cases } = await createCaseLibrary([fileURLToPath(new URL('../../cases', import.meta.url))]).load()
const facts = cases.find(({ id }) => id === 'e-commerce')?.facts ?? []
const matcher = createFactMatcher(facts)

test('the labelled set is large enough to mean something, and copies no example question', () => {
  expect(labelled.questions.length).toBeGreaterThanOrEqual(60)
  expect(labelled.unrelated.length).toBeGreaterThanOrEqual(25)
  const examples = new Set(facts.flatMap(({ questions }) => questions.map((question) => question.toLowerCase())))
  expect(labelled.questions.filter(({ ask }) => examples.has(ask.toLowerCase()))).toEqual([])
  const unknown = labelled.questions.filter(({ fact }) => !facts.some(({ id }) => id === fact))
  expect(unknown).toEqual([])
})

test('nine of ten questions in the candidate’s own words get the fact they ask for, and at most one in fifty another', () => {
  const answers = labelled.questions.map(({ fact, ask }) => ({ fact, match: matcher.match(ask) }))
  const right = answers.filter(({ fact, match }) => match.kind === 'fact' && match.factId === fact)
  const wrong = answers.filter(({ fact, match }) => match.kind === 'fact' && match.factId !== fact)
  expect(right.length / answers.length).toBeGreaterThanOrEqual(0.9)
  expect(wrong.length / answers.length).toBeLessThanOrEqual(0.02)
})

test('small talk and unrelated questions are told no fact', () => {
  const told = labelled.unrelated.filter((ask) => matcher.match(ask).kind !== 'none')
  expect(told.length / labelled.unrelated.length, told.join('\n')).toBeLessThanOrEqual(0.04)
  expect(matcher.match('What should I do?')).toEqual({ kind: 'none' })
  expect(matcher.match('')).toEqual({ kind: 'none' })
})

test('each example question in the case finds its own fact', () => {
  const lost = facts.flatMap(({ id, questions }) =>
    questions.flatMap((ask) => {
      const match = matcher.match(ask)
      return match.kind === 'fact' && match.factId === id ? [] : [`${id} <- ${ask}: ${JSON.stringify(match)}`]
    }),
  )
  expect(lost).toEqual([])
})
