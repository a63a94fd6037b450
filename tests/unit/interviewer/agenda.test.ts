import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { nextUtterance } from '../../../core/interviewer/agenda.ts'
import { initialObservations } from '../../../core/interviewer/observe.ts'
import type { Situation } from '../../../core/interviewer/situation.ts'
import { createCaseLibrary } from '../../../main/files/case-library.ts'

const { cases } = await createCaseLibrary([fileURLToPath(new URL('../../../cases', import.meta.url))]).load()
const shop = cases.find(({ id }) => id === 'e-commerce')
const MINUTE = 60_000

function say(situation: Partial<Situation>) {
  if (shop === undefined) throw new Error('the e-commerce case did not load')
  return nextUtterance(shop, {
    ...initialObservations(),
    said: new Set(shop.prompts.map(({ id }) => id)),
    phase: 'requirements',
    phaseMs: 0,
    phaseSoftMs: 7 * MINUTE,
    totalMs: 10 * MINUTE,
    hasOpenFollowUp: false,
    notes: '',
    sql: '',
    ...situation,
  })
}

test('a phase begins with its prompt, which is said once', () => {
  expect(say({ phase: 'scaling', said: new Set() })).toMatchObject({ kind: 'prompt', itemId: 'open-scaling' })
  expect(say({ phase: 'scaling' })).toBeNull()
})

test('nudges when a phase nears its limit, and differently when it has passed it', () => {
  const told = new Set(['users'])
  expect(say({ factsTold: told, phaseMs: 5 * MINUTE })).toBeNull()
  expect(say({ factsTold: told, phaseMs: 5.7 * MINUTE })).toMatchObject({ itemId: 'requirements-nearly-over' })
  expect(say({ factsTold: told, phaseMs: 7 * MINUTE })).toMatchObject({ itemId: 'requirements-over' })
})

test('never nudges about time in an untimed round', () => {
  expect(say({ phaseMs: 90 * MINUTE, phaseSoftMs: null })).toBeNull()
})

test('helps a senior who asked for no scale, and leaves a staff candidate to it', () => {
  expect(say({ phaseMs: 4 * MINUTE })).toMatchObject({ itemId: 'ask-about-scale' })
  expect(say({ phaseMs: 4 * MINUTE, level: 'staff' })).toBeNull()
  expect(say({ phaseMs: 4 * MINUTE, factsTold: new Set(['peak-traffic']) })).toBeNull()
})

const deepDive = { phase: 'deep-dive', phaseSoftMs: 60 * MINUTE, sql: 'CREATE TABLE orders ()' } as const

test('asks one follow-up and waits for its answer before the next', () => {
  const first = say({ ...deepDive, phaseMs: 7 * MINUTE })
  expect(first).toMatchObject({ kind: 'follow-up', itemId: 'last-item' })
  const asked = {
    ...deepDive,
    phaseMs: 8 * MINUTE,
    lastSpokeMs: 9 * MINUTE,
    said: new Set(['open-deep-dive', 'last-item']),
  }
  expect(say({ ...asked, hasOpenFollowUp: true })).toBeNull()
  expect(say(asked)).toMatchObject({ itemId: 'double-submit' })
})

test('does not interrupt somebody who is typing, nor speak twice in one breath', () => {
  const now = 10 * MINUTE
  expect(say({ ...deepDive, phaseMs: 7 * MINUTE, lastSpokeMs: now - 30_000, lastActiveMs: now - 1000 })).toBeNull()
  expect(say({ ...deepDive, phaseMs: 7 * MINUTE, lastSpokeMs: now - 5000 })).toBeNull()
})

test('asks about invalidation only when a cache was mentioned', () => {
  expect(say({ phase: 'high-level', phaseMs: MINUTE })).toBeNull()
  expect(say({ phase: 'high-level', phaseMs: MINUTE, notes: 'We are caching the product pages.' })).toMatchObject({
    itemId: 'cache-invalidation',
  })
})

test('changes one requirement a round', () => {
  const late = { phase: 'scaling', phaseMs: 8 * MINUTE, phaseSoftMs: 10 * MINUTE, level: 'staff' } as const
  const said = new Set([...(shop?.prompts.map(({ id }) => id) ?? []), 'scaling-nearly-over'])
  expect(say({ ...late, said })).toMatchObject({ kind: 'curveball', itemId: 'second-warehouse' })
  expect(say({ ...late, said: new Set([...said, 'second-warehouse']) })).toMatchObject({ kind: 'follow-up' })
})
