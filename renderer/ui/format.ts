const two = (value: number) => String(value).padStart(2, '0')

/** Milliseconds as a clock: `mm:ss`, or `h:mm:ss` from one hour on. Negative time is shown with a minus sign. */
export function formatClock(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000)
  const sign = ms <= -1000 ? '−' : ''
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  const rest = two(seconds % 60)
  return hours > 0 ? `${sign}${hours}:${two(minutes)}:${rest}` : `${sign}${two(minutes)}:${rest}`
}

/** Milliseconds in words for reading: `3 ms`, `1.24 s`, `12 min`, `1 h 5 min`. */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${ms < 10 && ms > 0 ? ms.toFixed(1) : Math.round(ms)} ms`
  if (ms < 60_000) return `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`
  const minutes = Math.round(ms / 60_000)
  if (minutes < 60) return `${minutes} min`
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

const dateTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
const count = new Intl.NumberFormat('en-GB')

/** An ISO instant in the candidate's own time zone, e.g. `3 Mar 2026, 14:05`; the text itself when it is no date. */
export function formatDateTime(iso: string): string {
  const date = new Date(iso)
  return Number.isNaN(date.getTime()) ? iso : dateTime.format(date)
}

/** A count with thousands separators and its noun: `1,204 statements`, `1 statement`. */
export function formatCount(value: number, one?: string, many = one === undefined ? undefined : `${one}s`): string {
  const figure = count.format(value)
  const noun = value === 1 ? one : many
  return noun === undefined ? figure : `${figure} ${noun}`
}

/** Points with a half only where there is one: `12`, `12.5`. */
export function formatPoints(points: number): string {
  return Number.isInteger(points) ? String(points) : points.toFixed(1)
}
