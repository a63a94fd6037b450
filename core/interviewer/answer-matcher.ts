import type { KeyPoint } from '../cases/interviewer-schema.ts'
import { phraseAt, stemsOf, wordsOf } from './words.ts'

const NEGATIONS = new Set(['no', 'not', 'never', 'without', "don't", "wouldn't", "won't", "can't", "isn't"])
/** A negation counts for the words that follow it this closely. */
const NEGATION_REACH = 3

/** For each key point, which of its words the answer used, as the case spells them; a word that is negated does not count. */
export function matchKeyPoints(
  keyPoints: readonly KeyPoint[],
  answer: string,
): { text: string; matchedWords: string[] }[] {
  const stems = stemsOf(answer)
  const words = wordsOf(answer)
  return keyPoints.map(({ text, words: phrases }) => ({
    text,
    matchedWords: phrases.filter((phrase) => {
      const at = phraseAt(stems, phrase)
      return at >= 0 && !words.slice(Math.max(0, at - NEGATION_REACH), at).some((word) => NEGATIONS.has(word))
    }),
  }))
}
