/** Words that say nothing about what is asked. */
const STOP_WORDS = new Set(
  `a about all am an and any are as at be been but by can could did do does for from had has have how i if in into is it its let like
  many me much my need needs of on or our out per please should so some tell that the their them then there these they this those to
  up us want was we were what when where which who why will with would you your right next time long take use he she him her me my more most
  than too very just really please ok okay several under until today`.split(/\s+/),
)

/** The stem of a word: enough to bring plurals and verb forms together, nothing more. */
export function stem(word: string): string {
  let root = word.toLowerCase()
  if (root.length > 4 && root.endsWith('ies')) return `${root.slice(0, -3)}y`
  if (root.length > 3 && root.endsWith('s') && !root.endsWith('ss') && !root.endsWith('us')) root = root.slice(0, -1)
  for (const ending of ['ation', 'ing', 'ed', 'er', 'ly', 'e']) {
    if (root.length - ending.length >= 3 && root.endsWith(ending)) return undouble(root.slice(0, -ending.length))
  }
  return root
}

function undouble(root: string): string {
  return /([bdgmnprt])\1$|.{4}ll$/.test(root) ? root.slice(0, -1) : root
}

/** The words of a text in order, lower case; `read:write` is two words, `p95` one. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:'\p{L}+)?/gu) ?? []
}

export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word)
}

/** The stems of a text in order, every word of it. */
export function stemsOf(text: string): string[] {
  return wordsOf(text).map(stem)
}

/** Where in `stems` the phrase begins for the first time; -1 when it is not there. A phrase is one or more words. */
export function phraseAt(stems: readonly string[], phrase: string): number {
  const wanted = stemsOf(phrase)
  if (wanted.length === 0) return -1
  return stems.findIndex((_, at) => wanted.every((part, i) => stems[at + i] === part))
}
