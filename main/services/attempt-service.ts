import type { StoredAttemptEvent } from '../../core/attempt/attempt-event.ts'
import { replayDocuments } from '../../core/attempt/documents.ts'
import type { LoadedCase } from '../../core/cases/case-schema.ts'
import type {
  AttemptDetails,
  AttemptSummary,
  AttemptsPage,
  AttemptsQuery,
  StatementRecord,
} from '../../core/contract/attempts.ts'
import { DOCUMENTS } from '../../core/contract/workspace.ts'
import { matchKeyPoints } from '../../core/interviewer/answer-matcher.ts'
import type { Phase } from '../../core/round/phases.ts'
import { applyEvent, clockView, currentPhase, type RoundSnapshot, startRound } from '../../core/round/round.ts'
import type { AttemptSessions } from './attempt-sessions.ts'
import type { CaseService } from './case-service.ts'
import { messageOf } from './conversation.ts'
import type { History } from './ports.ts'
import { Refusal } from './refusal.ts'
import type { SandboxService } from './sandbox-service.ts'

/** Past and present attempts as the history shows them. */
export class AttemptService {
  readonly #history: History
  readonly #sessions: AttemptSessions
  readonly #cases: CaseService
  readonly #sandboxes: SandboxService

  constructor(history: History, sessions: AttemptSessions, cases: CaseService, sandboxes: SandboxService) {
    this.#history = history
    this.#sessions = sessions
    this.#cases = cases
    this.#sandboxes = sandboxes
  }

  list(query: AttemptsQuery): AttemptsPage {
    return this.#history.list(query)
  }

  unfinished(): AttemptSummary[] {
    return this.#history.unfinished()
  }

  get(attemptId: string): AttemptDetails {
    const summary = this.#requireSummary(attemptId)
    const events = this.#history.read(attemptId)
    const first = events[0]?.event
    if (first?.type !== 'round.started') throw new Refusal('NO_SUCH_ATTEMPT', 'There is no such attempt.')
    const { round, statements } = replayWithPhases(startRound(first), events)
    const documents = replayDocuments(events)
    const own = events.findLast(({ event }) => event.type === 'selfEvaluation.submitted')?.event
    const evaluated = own?.type === 'selfEvaluation.submitted' ? own : null
    const isOver = summary.state === 'completed' || summary.state === 'abandoned'
    const loaded = this.#cases.find(summary.caseId)
    return {
      summary,
      phases: clockView(round).phases,
      ownScores: evaluated?.scores ?? null,
      remarks: evaluated?.remarks ?? '',
      messages: events.flatMap((stored) => messageOf(stored) ?? []),
      ...factsOf(loaded, events, isOver),
      followUps: isOver ? followUpsOf(loaded, events) : [],
      statements,
      documents: DOCUMENTS.map((name) => ({ name, ...(documents.get(name) ?? { text: '', revision: 0 }) })),
    }
  }

  /** Deletes the attempt with its sandbox. */
  async delete(attemptId: string): Promise<void> {
    this.#requireSummary(attemptId)
    await this.#sandboxes.drop(attemptId)
    this.#sessions.close(attemptId)
    this.#history.delete(attemptId)
  }

  #requireSummary(attemptId: string): AttemptSummary {
    const summary = this.#history.summary(attemptId)
    if (summary === null) throw new Refusal('NO_SUCH_ATTEMPT', 'There is no such attempt; it may have been deleted.')
    return summary
  }
}

/** The round at its end, and every statement with the phase it ran in. */
function replayWithPhases(
  start: RoundSnapshot,
  events: readonly StoredAttemptEvent[],
): { round: RoundSnapshot; statements: StatementRecord[] } {
  let round = start
  const statements: StatementRecord[] = []
  for (const { event, seq, clockMs } of events) {
    if (event.type === 'statement.ran') {
      const phase: Phase | null = currentPhase(round)
      statements.push({ seq, clockMs, phase, sql: event.sql, outcome: event.outcome, notices: event.notices })
    }
    if (event.type !== 'round.started') round = applyEvent(round, event)
  }
  return { round, statements }
}

function factsOf(
  loaded: LoadedCase | null,
  events: readonly StoredAttemptEvent[],
  isOver: boolean,
): Pick<AttemptDetails, 'factsTold' | 'factsMissed'> {
  const told = new Set(events.flatMap(({ event }) => (event.type === 'interviewer.spoke' ? (event.factId ?? []) : [])))
  const facts = loaded?.facts ?? []
  return {
    factsTold: facts.filter(({ id }) => told.has(id)).map(({ topic }) => topic),
    factsMissed: isOver
      ? facts.filter(({ id }) => !told.has(id)).map(({ topic, answer }) => ({ topic, text: answer }))
      : [],
  }
}

/** The follow-ups and curveballs that were put, with what the answer's words covered. */
function followUpsOf(loaded: LoadedCase | null, events: readonly StoredAttemptEvent[]): AttemptDetails['followUps'] {
  const items = [...(loaded?.followUps ?? []), ...(loaded?.curveballs ?? [])]
  return events.flatMap(({ event }) => {
    if (event.type !== 'interviewer.spoke' || (event.kind !== 'follow-up' && event.kind !== 'curveball')) return []
    const id = event.itemId
    if (id === null) return []
    const answers = events.flatMap((other) =>
      other.event.type === 'answer.given' && other.event.followUpId === id ? [other.event.text] : [],
    )
    const answer = answers.length === 0 ? null : answers.join('\n\n')
    const keyPoints = items.find((item) => item.id === id)?.keyPoints ?? []
    return [{ id, question: event.text, answer, keyPoints: matchKeyPoints(keyPoints, answer ?? '') }]
  })
}
