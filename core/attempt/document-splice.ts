/** One replacement in a text, in UTF-16 units: at `from`, `removed` units give way to `inserted`. */
export interface Splice {
  readonly from: number
  readonly removed: number
  readonly inserted: string
}

/** The smallest single replacement that turns `before` into `after`. Surrogate pairs are never cut. */
export function spliceBetween(before: string, after: string): Splice {
  const shorter = Math.min(before.length, after.length)
  let from = 0
  while (from < shorter && before.charCodeAt(from) === after.charCodeAt(from)) from += 1
  if (isLowSurrogate(before, from) || isLowSurrogate(after, from)) from -= 1
  let tail = 0
  while (
    tail < shorter - from &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail += 1
  }
  if (isLowSurrogate(before, before.length - tail) || isLowSurrogate(after, after.length - tail)) tail -= 1
  return { from, removed: before.length - tail - from, inserted: after.slice(from, after.length - tail) }
}

/** Throws a RangeError when the replacement lies outside the text: the log and the text have parted. */
export function applySplice(text: string, { from, removed, inserted }: Splice): string {
  if (from + removed > text.length) {
    throw new RangeError(`An edit at ${from} removes ${removed} characters of a text of ${text.length}.`)
  }
  return text.slice(0, from) + inserted + text.slice(from + removed)
}

function isLowSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return at > 0 && code >= 0xdc00 && code <= 0xdfff
}
