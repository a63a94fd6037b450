import type { LoadedCase } from '../../core/cases/case-schema.ts'
import type { CaseSummary } from '../../core/contract/cases.ts'
import type { CaseLibrary, History } from './ports.ts'
import { Refusal } from './refusal.ts'

type CaseShelf = Awaited<ReturnType<CaseLibrary['load']>>

/** The cases that can be sat, with what the history says of each. */
export class CaseService {
  readonly #history: History
  readonly #shelf: CaseShelf

  constructor(history: History, shelf: CaseShelf) {
    this.#history = history
    this.#shelf = shelf
  }

  list(): { cases: CaseSummary[]; problems: [...CaseShelf['problems']] } {
    return { cases: this.#shelf.cases.map((loaded) => this.#summarise(loaded)), problems: [...this.#shelf.problems] }
  }

  preview(caseId: string): { summary: CaseSummary; brief: string } {
    const loaded = this.require(caseId)
    return { summary: this.#summarise(loaded), brief: loaded.brief }
  }

  /** The case, or null when it is no longer there (an attempt outlives its case). */
  find(caseId: string): LoadedCase | null {
    return this.#shelf.cases.find(({ id }) => id === caseId) ?? null
  }

  require(caseId: string): LoadedCase {
    const loaded = this.find(caseId)
    if (loaded !== null) return loaded
    const isMalformed = this.#shelf.problems.some((problem) => problem.caseId === caseId)
    throw new Refusal(
      'NO_SUCH_CASE',
      isMalformed ? `The case ${caseId} has errors in its files: see Home.` : `There is no case ${caseId}.`,
    )
  }

  #summarise({ id, title, tagline, tests, difficulty }: LoadedCase): CaseSummary {
    const record = this.#history.recordOfCase(id)
    return { id, title, tagline, tests: [...tests], difficulty, ...record }
  }
}
