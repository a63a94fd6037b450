import { describe, expect, it } from 'vitest'
import { actionItems } from '../../../core/assessment/action-items.ts'
import { bandOf } from '../../../core/assessment/bands.ts'
import { CRITERIA, CRITERION_POINTS, ownScoresSchema } from '../../../core/assessment/criteria.ts'
import { DESCRIPTIONS, standingOf } from '../../../core/assessment/descriptors.ts'
import { ownTotal, weakestCriterion } from '../../../core/assessment/own-scores.ts'

const full = {
  requirements: 10,
  schema: 20,
  queries: 15,
  scaling: 20,
  'trade-offs': 15,
  operations: 10,
  communication: 10,
}

describe('the band of a total', () => {
  it.each([
    [100, 'staff-plus'],
    [90, 'staff-plus'],
    [89.5, 'senior'],
    [75, 'senior'],
    [74.5, 'fair'],
    [60, 'fair'],
    [59.5, 'needs-work'],
    [0, 'needs-work'],
  ])('%d points are %s', (total, band) => {
    expect(bandOf(total)).toBe(band)
  })
})

describe('own points', () => {
  it('are 100 when every criterion has its maximum, and the contract takes them', () => {
    expect(CRITERION_POINTS).toEqual(full)
    expect(ownTotal(full)).toBe(100)
    expect(ownScoresSchema.safeParse(full).success).toBe(true)
  })

  it('count halves', () => {
    expect(ownTotal({ ...full, schema: 12.5, queries: 7 })).toBe(84.5)
  })

  it.each([
    ['more than a criterion has', { ...full, operations: 10.5 }],
    ['less than nothing', { ...full, operations: -0.5 }],
    ['a quarter of a point', { ...full, operations: 9.25 }],
  ])('cannot be %s', (_, scores) => {
    expect(ownScoresSchema.safeParse(scores).success).toBe(false)
  })
})

describe('the weakest criterion', () => {
  it('is the one with the smallest share of its points, not with the fewest points', () => {
    expect(weakestCriterion({ ...full, schema: 9, operations: 5 })).toBe('schema')
  })

  it('is, of equal ones, the one that is worth most', () => {
    expect(weakestCriterion({ ...full, operations: 5, schema: 10 })).toBe('schema')
  })
})

describe('what to do next', () => {
  it('begins with the weakest criterion', () => {
    const [first] = actionItems({ ...full, scaling: 5 })
    expect(first).toMatch(/scaling path/)
  })

  it('blames no criterion in a perfect round, but still says how to go on', () => {
    const items = actionItems(full)
    expect(items.length).toBeGreaterThan(0)
    expect(items[0]).not.toBe(actionItems({ ...full, requirements: 9.5 })[0])
  })

  it('sends the candidate back to the fundamentals only in the lowest band', () => {
    const low = { ...full, schema: 0, queries: 0, operations: 4.5 }
    expect(ownTotal(low)).toBe(59.5)
    expect(actionItems(low).join(' ')).toMatch(/Revise schema design/)
    expect(actionItems({ ...low, operations: 5 }).join(' ')).not.toMatch(/Revise schema design/)
  })
})

describe('the rubric in words', () => {
  it.each(CRITERIA)('%s has a weak, a fair and a strong part within its points', (criterion) => {
    const description = DESCRIPTIONS[criterion]
    const points = [
      0,
      description.fairFrom - 0.5,
      description.fairFrom,
      description.strongFrom,
      CRITERION_POINTS[criterion],
    ]
    expect(points.map((value) => standingOf(value, description))).toEqual(['weak', 'weak', 'fair', 'strong', 'strong'])
  })
})
