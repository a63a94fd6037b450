import type { AttemptSummary } from '../../core/contract/attempts.ts'

/** The columns of `summaries` under the names of AttemptSummary. */
export const SUMMARY_COLUMNS = `s.attempt_id as attemptId, s.case_id as caseId, s.case_title as caseTitle, s.mode, s.level, s.state,
  s.phase, s.started_at as startedAt, s.updated_at as updatedAt, s.clock_ms as clockMs, s.own_total as ownTotal, s.statements,
  s.questions`

/** A summary with its place in the order of attempts. */
export type SummaryRow = AttemptSummary & { readonly number: number }

/** The summary alone. */
export function summaryOf({ number: _number, ...summary }: SummaryRow): AttemptSummary {
  return summary
}
