import MiniSearch from 'minisearch'
import type { Fact } from '../cases/case-files.ts'
import { isStopWord, stem } from './words.ts'

/** Below this score nothing fits. Measured on the labelled questions of tests/cases: see the test beside them. */
export const FACT_THRESHOLD = 7

export type FactMatch =
  | { readonly kind: 'fact'; readonly factId: string; readonly score: number }
  | { readonly kind: 'none'; readonly score: number }

/** Finds the fact a question asks for by its words: topic, example questions and keywords of each fact, stemmed. */
export function createFactMatcher(facts: readonly Fact[]): { match(question: string): FactMatch } {
  const index = new MiniSearch<Fact>({
    idField: 'id',
    fields: ['topic', 'questions', 'keywords'],
    extractField: (fact, field) => {
      if (field === 'questions') return fact.questions.join(' ')
      if (field === 'keywords') return fact.keywords.join(' ')
      return field === 'topic' ? fact.topic : fact.id
    },
    processTerm: (term) => (isStopWord(term.toLowerCase()) ? null : stem(term)),
  })
  index.addAll(facts)
  return {
    match(question) {
      const best = index.search(question, { boost: { keywords: 2 }, combineWith: 'OR' })[0]
      if (best === undefined) return { kind: 'none', score: 0 }
      return best.score >= FACT_THRESHOLD
        ? { kind: 'fact', factId: String(best.id), score: best.score }
        : { kind: 'none', score: best.score }
    },
  }
}
