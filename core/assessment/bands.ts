/** What a total says about readiness. */
export const BANDS = ['staff-plus', 'senior', 'fair', 'needs-work'] as const
export type Band = (typeof BANDS)[number]

/** The fewest points of each band. */
export const BAND_FLOORS: Readonly<Record<Band, number>> = { 'staff-plus': 90, senior: 75, fair: 60, 'needs-work': 0 }

export const BAND_NAMES: Readonly<Record<Band, string>> = {
  'staff-plus': 'Staff+',
  senior: 'Senior',
  fair: 'Fair',
  'needs-work': 'Needs work',
}

/** One sentence for the screen. */
export const BAND_MEANINGS: Readonly<Record<Band, string>> = {
  'staff-plus': 'You would hold your own in a staff-level interview.',
  senior: 'You design at a senior level, with a few places left to deepen.',
  fair: 'The foundations are there; more practice will make them dependable.',
  'needs-work': 'Go back to the fundamentals before the next full round.',
}

/** The band of a total from 0 to 100. */
export function bandOf(total: number): Band {
  return BANDS.find((band) => total >= BAND_FLOORS[band]) ?? 'needs-work'
}
