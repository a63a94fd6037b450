const DAY_MS = 24 * 60 * 60 * 1000
const WEEK_MS = 7 * DAY_MS
const KEEP_ALL_MS = 2 * DAY_MS
/** 1970-01-05 was the first Monday. */
const FIRST_MONDAY_MS = 4 * DAY_MS

const TIERS: readonly { readonly limit: number; readonly group: (time: Date) => number }[] = [
  { limit: 12, group: (time) => Math.floor(time.getTime() / DAY_MS) },
  { limit: 10, group: (time) => Math.floor((time.getTime() - FIRST_MONDAY_MS) / WEEK_MS) },
  { limit: 9, group: (time) => time.getUTCFullYear() * 12 + time.getUTCMonth() },
]

/** The backups to keep of those made at `times`: all of two days, before that the last of 12 days, of 10 weeks and of 9 months (UTC). */
export function backupsToKeep(times: readonly Date[], now: Date): ReadonlySet<Date> {
  const newestFirst = [...times].sort((a, b) => b.getTime() - a.getTime())
  const kept = new Set(newestFirst.filter((time) => now.getTime() - time.getTime() < KEEP_ALL_MS))
  let rest = newestFirst.filter((time) => !kept.has(time))
  for (const { limit, group } of TIERS) {
    const covered = new Set<number>()
    for (const time of rest) {
      if (covered.size === limit || covered.has(group(time))) continue
      covered.add(group(time))
      kept.add(time)
    }
    rest = rest.filter((time) => !covered.has(group(time)))
  }
  return kept
}
