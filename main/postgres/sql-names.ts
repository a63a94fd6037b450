import { createHash } from 'node:crypto'

/** Database and role of an attempt: made of a hash, so that no id can say anything in SQL. */
export function namesFor(attemptId: string): { readonly database: string; readonly role: string } {
  const hash = createHash('sha256').update(attemptId).digest('hex').slice(0, 24)
  return { database: `sandbox_${hash}`, role: `candidate_${hash}` }
}
