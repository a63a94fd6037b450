import { expect, it } from 'vitest'
import { ZodError } from 'zod'
import {
  currentVersion,
  EVENT_VERSIONS,
  EventVersionError,
  type EventVersions,
  type Upcast,
  upcastEvent,
} from '../../../core/attempt/attempt-event-versions.ts'

// As if questions had once been stored with their words under another name, and before that without a phase.
const upcasts: ReadonlyMap<number, Upcast> = new Map<number, Upcast>([
  [0, (payload) => ({ ...payload, phase: null })],
  [1, ({ words, ...payload }) => ({ ...payload, text: words })],
])
const versions: EventVersions = new Map([...EVENT_VERSIONS, ['question.asked', { current: 2, upcasts }] as const])

const asked = { type: 'question.asked', messageId: 'm', text: 'How many users?', phase: null }

it('brings an old event up step by step', () => {
  const oldest = { type: 'question.asked', version: 0, payload: { messageId: 'm', words: 'How many users?' } }
  const newer = { ...oldest, version: 1, payload: { ...oldest.payload, phase: 'scaling' } }
  expect(upcastEvent(oldest, versions)).toEqual(asked)
  expect(upcastEvent(newer, versions)).toEqual({ ...asked, phase: 'scaling' })
  expect(currentVersion('question.asked', versions)).toBe(2)
})

it('takes an event of today as it is', () => {
  const { type, ...payload } = asked
  expect(upcastEvent({ type, version: currentVersion(type), payload })).toEqual(asked)
})

it.each([
  ['of an unknown type', { type: 'coffee.made', version: 1, payload: {} }, EventVersionError],
  ['newer than the program', { type: 'round.paused', version: 2, payload: {} }, EventVersionError],
  ['older than any known step', { type: 'round.paused', version: 0, payload: {} }, EventVersionError],
  ['whose fields are wrong', { type: 'question.asked', version: 1, payload: { text: 5 } }, ZodError],
])('refuses an event %s', (_what, stored, error) => {
  expect(() => upcastEvent(stored)).toThrow(error)
})
