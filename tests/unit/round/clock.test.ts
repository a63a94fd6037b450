import { describe, expect, it } from 'vitest'
import { type ClockReading, readClock } from '../../../core/round/clock.ts'

function feed(readings: readonly number[]): { counted: number; skipped: number } {
  let reading: ClockReading | null = null
  let counted = 0
  let skipped = 0
  for (const now of readings) {
    const step = readClock(reading, now)
    reading = step.reading
    counted += step.countedMs
    skipped += step.skippedMs
  }
  return { counted, skipped }
}

describe('the clock of a round', () => {
  it('carries fractions of a millisecond, so that a thousand short ticks do not drift', () => {
    const readings = Array.from({ length: 1001 }, (_, index) => index * 0.7)
    expect(feed(readings).counted).toBe(700)
  })

  it('counts a busy machine’s long tick', () => {
    expect(feed([0, 8000])).toEqual({ counted: 8000, skipped: 0 })
  })

  it('does not count thirty minutes of sleep, and says how much was left out', () => {
    expect(feed([0, 1000, 1_801_000, 1_802_000])).toEqual({ counted: 2000, skipped: 1_800_000 })
  })

  it('counts nothing for a clock that goes backwards or breaks', () => {
    expect(feed([5000, 1000, 2000])).toEqual({ counted: 1000, skipped: 0 })
    expect(feed([0, Number.NaN, 500])).toEqual({ counted: 0, skipped: 0 })
  })
})
