import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createCaseLibrary } from '../../../main/files/case-library.ts'

const original = fileURLToPath(new URL('../../../cases/e-commerce', import.meta.url))
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'library-'))
  cpSync(original, join(folder, 'broken'), { recursive: true })
  cpSync(original, join(folder, 'e-commerce'), { recursive: true })
  edit('case.yaml', (text) => text.replace('id: e-commerce', 'id: broken'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function edit(file: string, change: (text: string) => string): void {
  const path = join(folder, 'broken', file)
  const before = readFileSync(path, 'utf8')
  const after = change(before)
  if (after === before) throw new Error(`the edit of ${file} changed nothing`)
  writeFileSync(path, after)
}

/** The line of the broken case's file where `words` stand first. */
function lineOf(file: string, words: string): number {
  const text = readFileSync(join(folder, 'broken', file), 'utf8')
  return text.slice(0, text.indexOf(words)).split('\n').length
}

test.each([
  ['case.yaml', 'difficulty: core', 'difficulty: easy', 'difficulty: easy', 'difficulty'],
  ['case.yaml', 'version: 1', 'version: 1\ncolour: red', 'colour: red', 'colour'],
  ['facts.yaml', 'topic: Orders a day', 'title: Orders a day', 'id: orders-per-day', 'facts.1.topic'],
  ['facts.yaml', '- id: orders-per-day', '- id: users', 'id: users\n    topic: Orders', 'facts.1.id'],
  ['interviewer.yaml', 'fact: peak-traffic', 'fact: traffic-peak', 'when:', 'nudges.0.when'],
  ['operations.yaml', 'id: restock', 'id: refill', 'id: refill', 'operations.10.id'],
  ['data.yaml', 'entity: review', 'entity: opinion', 'entity: opinion', 'volumes.11.entity'],
  ['rubric.yaml', 'from: 17', 'from: 11', 'schema:', 'criteria.schema'],
])('names file, line and field: %s with %s changed', async (file, from, to, marker, field) => {
  edit(file, (text) => text.replace(from, to))
  const { cases, problems } = await createCaseLibrary([folder]).load()
  expect(cases.map(({ id }) => id)).toEqual(['e-commerce'])
  expect(problems).toContainEqual({
    caseId: 'broken',
    file,
    line: lineOf(file, marker),
    field,
    message: expect.any(String),
  })
})

test('reports what is not YAML at its line, and refuses aliases', async () => {
  edit('data.yaml', (text) => `${text}  - { entity: [\n`)
  edit('rubric.yaml', (text) => text.replace('criteria:', 'a: &a [x]\nb: *a\ncriteria:'))
  const { problems } = await createCaseLibrary([folder]).load()
  expect(problems).toContainEqual(
    expect.objectContaining({ file: 'data.yaml', message: expect.stringContaining('not valid YAML') }),
  )
  expect(problems).toContainEqual(
    expect.objectContaining({ file: 'rubric.yaml', line: 2, message: expect.stringContaining('Aliases') }),
  )
})

test('does not follow a link out of the case folder, and says which file is missing', async () => {
  rmSync(join(folder, 'broken/brief.md'))
  rmSync(join(folder, 'broken/solutions/reference/scaling.md'))
  symlinkSync('/etc/hostname', join(folder, 'broken/brief.md'))
  const { problems } = await createCaseLibrary([folder]).load()
  expect(problems.map(({ file, message }) => [file, message.split(':')[0]])).toEqual([
    ['brief.md', 'This is a link that leads out of the case folder'],
    ['solutions/reference/scaling.md', 'The file is missing'],
  ])
})

test('a reference query that no operation declares is a problem at its line', async () => {
  edit('solutions/reference/operations.sql', (text) => `${text}\n-- name: extra\nSELECT 1;\n`)
  const { problems } = await createCaseLibrary([folder]).load()
  const file = 'solutions/reference/operations.sql'
  expect(problems).toMatchObject([{ file, line: lineOf(file, '-- name: extra') }])
})

test('a folder that does not exist holds no cases, and of two cases with one id the first stays', async () => {
  rmSync(join(folder, 'broken'), { recursive: true })
  const { cases, problems } = await createCaseLibrary([folder, join(folder, 'nowhere'), join(original, '..')]).load()
  expect(cases).toHaveLength(1)
  expect(problems).toMatchObject([{ caseId: 'e-commerce', field: 'id' }])
})
