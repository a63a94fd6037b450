import type { ReplayStep } from '../services/ports.ts'
import type { CandidateSession } from './candidate-session.ts'
import { parseScript, type ScriptStatement } from './script.ts'
import { runStatement } from './statement-runner.ts'
import type { WatchLimits } from './statement-watch.ts'

export interface ReplayResult {
  readonly replayed: number
  readonly failed: number
  /** The last step left a transaction open, which ends with the session. */
  readonly endedInTransaction: boolean
}

/** A statement that succeeded once may take this many times its limit when it runs again. */
const PATIENCE = 4

/** Runs the recorded statements again, in order. Throws only when the session is lost. */
export async function replaySteps(
  session: CandidateSession,
  steps: readonly ReplayStep[],
  limits: WatchLimits,
  areHarmless: (functions: ReadonlySet<string>) => boolean,
): Promise<ReplayResult> {
  let replayed = 0
  let failed = 0
  for (const step of steps) {
    if (step.kind === 'session-reset') {
      await startAfresh(session)
      continue
    }
    for (const statement of await statementsOf(step)) {
      const { outcome } = await runStatement({
        session,
        script: statement.sql,
        statement: { ...statement, start: 0 },
        pageable: statement.kind === 'read' && areHarmless(statement.calls),
        keepOpen: false,
        abort: new AbortController().signal,
        limits: { ...limits, timeoutMs: limits.timeoutMs * PATIENCE },
      })
      if (session.lost !== null) throw new Error(`The session was lost in the replay: ${session.lost}`)
      if (outcome.kind === 'succeeded') replayed += 1
      else failed += 1
    }
  }
  return { replayed, failed, endedInTransaction: session.inTransaction }
}

/** What of a step has to run. It was parsed when it ran, so it parses now. */
async function statementsOf(step: Extract<ReplayStep, { kind: 'statement' }>): Promise<ScriptStatement[]> {
  const parsed = await parseScript(textOf(step))
  if (parsed.kind === 'refused') throw new Error(`A recorded statement cannot be read: ${parsed.error.message}`)
  return parsed.statements.filter(({ onlyShows }) => !onlyShows)
}

/** A COMMIT of a failed transaction was a ROLLBACK; in the replay the failure is missing, so the ROLLBACK must be said. */
function textOf(step: Extract<ReplayStep, { kind: 'statement' }>): string {
  const isEnd = /^\s*(commit|end|prepare\s+transaction)\b/i.test(step.sql)
  return isEnd && step.command === 'ROLLBACK' ? 'ROLLBACK' : step.sql
}

async function startAfresh(session: CandidateSession): Promise<void> {
  if (session.inTransaction) await session.command('ROLLBACK')
  await session.command('DISCARD ALL')
}
