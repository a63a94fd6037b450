import MiniSearch, { type SearchResult } from 'minisearch'
import type { Fact } from '../cases/case-files.ts'
import { isStopWord, stem, wordsOf } from './words.ts'

/** Below this score nothing fits. Measured on the labelled questions of tests/cases: see the test beside them. */
export const FACT_THRESHOLD = 7
/** A fact must know this share of the question's telling words: one word in common is a coincidence in a long question. */
export const FACT_COVERAGE = 0.34
/** A second fact that comes this close to the first leaves open which of them is meant. */
export const UNCLEAR_RATIO = 0.95

/** What a question asks for: one fact, one of two that are equally near, or nothing the interviewer knows. */
export type FactMatch =
  | { readonly kind: 'fact'; readonly factId: string; readonly score: number }
  | { readonly kind: 'unclear'; readonly factIds: readonly [string, string] }
  | { readonly kind: 'none' }

const FIELDS = ['topic', 'questions', 'keywords', 'synonyms'] as const

/** Finds the fact a question asks for by its words: topic, example questions, keywords and synonyms of each fact, stemmed. */
export function createFactMatcher(facts: readonly Fact[]): { match(question: string): FactMatch } {
  const index = new MiniSearch<Fact>({
    idField: 'id',
    fields: [...FIELDS],
    extractField: (fact, field) => {
      const name = FIELDS.find((known) => known === field)
      return name === undefined ? fact.id : [fact[name]].flat().join(' ')
    },
    tokenize: wordsOf,
    processTerm: (term) => (isStopWord(term) ? null : stem(term)),
    searchOptions: { boost: { keywords: 2 }, combineWith: 'OR' },
  })
  index.addAll(facts)
  return {
    match(question) {
      const telling = new Set(
        wordsOf(question)
          .filter((word) => !isStopWord(word))
          .map(stem),
      )
      const fits = ({ score, queryTerms }: SearchResult) =>
        score >= FACT_THRESHOLD && new Set(queryTerms).size >= telling.size * FACT_COVERAGE
      const [best, second] = index.search(question).filter(fits)
      if (best === undefined) return { kind: 'none' }
      if (second !== undefined && second.score >= best.score * UNCLEAR_RATIO) {
        return { kind: 'unclear', factIds: [String(best.id), String(second.id)] }
      }
      return { kind: 'fact', factId: String(best.id), score: best.score }
    },
  }
}
