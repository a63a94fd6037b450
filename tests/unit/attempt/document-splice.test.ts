import fc from 'fast-check'
import { expect, it } from 'vitest'
import { applySplice, spliceBetween } from '../../../core/attempt/document-splice.ts'

const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', 'é', '😀', '😁', 'ש'), maxLength: 30 })

it('finds the one place that changed', () => {
  expect(spliceBetween('create table user (id int)', 'create table users (id int)')).toEqual({
    from: 17,
    removed: 0,
    inserted: 's',
  })
})

it('turns any text into any other', () => {
  fc.assert(fc.property(text, text, (before, after) => applySplice(before, spliceBetween(before, after)) === after))
})

it('never cuts an emoji in two', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { from, removed, inserted } = spliceBetween(before, after)
      return [before.slice(0, from), before.slice(from, from + removed), inserted].every(
        (part) => !/\p{Surrogate}/u.test(part),
      )
    }),
  )
})

it('refuses an edit that lies outside the text', () => {
  expect(() => applySplice('abc', { from: 2, removed: 5, inserted: '' })).toThrow(RangeError)
})
