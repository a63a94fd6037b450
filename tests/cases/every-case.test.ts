import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { PHASES } from '../../core/round/phases.ts'
import { createCaseLibrary } from '../../main/files/case-library.ts'

const folder = fileURLToPath(new URL('../../cases', import.meta.url))
const { cases, problems } = await createCaseLibrary([folder]).load()

test('every folder of cases holds a case without problems', () => {
  expect(problems).toEqual([])
  expect(cases.map(({ id }) => id).sort()).toEqual(readdirSync(folder).sort())
})

describe.each(cases)('$id', (loaded) => {
  test('says something as each phase begins', () => {
    expect(new Set(loaded.prompts.map(({ phase }) => phase))).toEqual(new Set(PHASES))
  })

  test('has the content a round needs', () => {
    expect(loaded.facts.length).toBeGreaterThanOrEqual(18)
    expect(loaded.operations.length).toBeGreaterThanOrEqual(8)
    expect(loaded.followUps.length).toBeGreaterThanOrEqual(4)
    expect(loaded.curveballs.length).toBeGreaterThanOrEqual(1)
  })

  test('the brief gives no fact away', () => {
    const figures = loaded.brief.match(/\d[\d,.]*/g) ?? []
    expect(figures).toEqual([])
  })

  test('every operation has reference SQL with the parameters it declares', () => {
    const declared = loaded.operations.map(({ id, parameters }) => [id, parameters.map(({ name }) => name).sort()])
    const written = loaded.solution.queries.map(({ name, parameters }) => [name, [...parameters].sort()])
    expect(Object.fromEntries(written)).toEqual(Object.fromEntries(declared))
  })
})
