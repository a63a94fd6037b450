/** Longer gaps between two readings mean that the machine slept; shorter ones that it was busy, and they count. */
export const SLEEP_GAP_MS = 10_000

/** The last reading of the monotonic clock, and the part of a millisecond that is not counted yet. */
export interface ClockReading {
  readonly now: number
  readonly remainder: number
}

/**
 * Turns readings of a monotonic clock (milliseconds, any zero) into whole counted or skipped milliseconds. The first reading
 * counts nothing; one that goes backwards or is no number counts nothing and starts anew. A suspended machine or an empty room
 * is marked by passing null as the next `previous`.
 */
export function readClock(
  previous: ClockReading | null,
  now: number,
): { readonly reading: ClockReading | null; readonly countedMs: number; readonly skippedMs: number } {
  if (!Number.isFinite(now)) return { reading: null, countedMs: 0, skippedMs: 0 }
  if (previous === null || now < previous.now) return { reading: { now, remainder: 0 }, countedMs: 0, skippedMs: 0 }
  const elapsed = now - previous.now + previous.remainder
  const whole = Math.floor(elapsed)
  const reading = { now, remainder: elapsed - whole }
  return elapsed > SLEEP_GAP_MS
    ? { reading, countedMs: 0, skippedMs: whole }
    : { reading, countedMs: whole, skippedMs: 0 }
}
