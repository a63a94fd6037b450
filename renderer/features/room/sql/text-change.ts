/** A replacement of one stretch of a text, in UTF-16 offsets. */
export interface TextChange {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/** The one replacement that makes `after` of `before` and leaves the common beginning and end alone; null when they are equal. */
export function textChange(before: string, after: string): TextChange | null {
  if (before === after) return null
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head += 1
  let tail = 0
  while (
    tail < shorter - head &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail += 1
  }
  return { from: head, to: before.length - tail, insert: after.slice(head, after.length - tail) }
}
