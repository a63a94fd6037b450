/** Endings, longest first, with what takes their place and how many letters must be left before them. */
const ENDINGS: readonly (readonly [ending: string, replacement: string, atLeast: number])[] = [
  ['isations', 'ise', 3],
  ['izations', 'ise', 3],
  ['isation', 'ise', 3],
  ['ization', 'ise', 3],
  ['encies', 'ent', 3],
  ['ations', 'ate', 3],
  ['ation', 'ate', 3],
  ['ments', 'ment', 3],
  ['nesses', '', 4],
  ['ness', '', 4],
  ['ency', 'ent', 3],
  ['ities', '', 4],
  ['ity', '', 4],
  ['ies', 'y', 2],
  ['ied', 'y', 2],
  ['ings', '', 3],
  ['ing', '', 3],
  ['sses', 'ss', 2],
  ['ches', 'ch', 2],
  ['shes', 'sh', 2],
  ['xes', 'x', 2],
  ['edly', '', 3],
  ['ed', '', 3],
  ['ally', 'al', 3],
  ['ly', '', 4],
  ['es', 'e', 2],
  ['s', '', 2],
]
const KEEPS_S = /(?:ss|us|is)$/

/**
 * A light stem of an English word in lower case: plural, -ing, -ed, -ly, -ation and -ise/-ize endings fall away, doubled
 * consonants and a silent e too, so that `retries`, `retrying` and `retry` meet. Words with digits are left alone.
 */
export function stem(word: string): string {
  if (word.length <= 3 || !/^[a-z]+$/.test(word)) return word
  return tidy(strip(word.replace(/iz(e[sdr]?|ing)$/, 'is$1')))
}

function strip(word: string): string {
  for (const [ending, replacement, atLeast] of ENDINGS) {
    if (!word.endsWith(ending)) continue
    if (ending === 's' && KEEPS_S.test(word)) return word
    const base = word.slice(0, -ending.length)
    if (base.length < atLeast || !/[aeiouy]/.test(base)) continue
    return base + replacement
  }
  return word
}

function tidy(word: string): string {
  const undoubled = word.replace(/([bdgmnprt])\1$/, '$1')
  const withoutE = undoubled.length > 3 && undoubled.endsWith('e') ? undoubled.slice(0, -1) : undoubled
  return withoutE.length > 2 && withoutE.endsWith('y') ? `${withoutE.slice(0, -1)}i` : withoutE
}
