import type { AttemptEvent } from '../../core/attempt/attempt-event.ts'
import type { RoundCommand, RoundUpdate } from '../../core/contract/rounds.ts'
import { planFor } from '../../core/round/phase-plan.ts'
import type { Level, Mode, Phase } from '../../core/round/phases.ts'
import { clockView } from '../../core/round/round.ts'
import type { AttemptSessions } from './attempt-sessions.ts'
import type { CaseService } from './case-service.ts'
import type { Interviewer } from './interviewer.ts'
import { type History, HistoryFullError } from './ports.ts'
import { Refusal } from './refusal.ts'
import type { SandboxService } from './sandbox-service.ts'

export interface RoundServiceParts {
  readonly history: History
  readonly sessions: AttemptSessions
  readonly cases: CaseService
  readonly interviewer: Interviewer
  readonly sandboxes: SandboxService
  readonly newId: () => string
}

/** The candidate's dealings with a round: starting it, steering it, speaking in it, watching it. */
export class RoundService {
  readonly #parts: RoundServiceParts

  constructor(parts: RoundServiceParts) {
    this.#parts = parts
  }

  /** Starts an attempt in its briefing and begins to make its sandbox. Returns its id. */
  start(input: { caseId: string; mode: Mode; level: Level; phase: Phase | null }): string {
    const { history, cases, interviewer, sandboxes, newId, sessions } = this.#parts
    const loaded = cases.require(input.caseId)
    const attemptId = newId()
    const started: AttemptEvent = {
      type: 'round.started',
      caseId: loaded.id,
      caseTitle: loaded.title,
      caseVersion: loaded.version,
      mode: input.mode,
      level: input.level,
      plan: planFor(input.mode, input.phase),
    }
    try {
      history.append(attemptId, 0, 0, [started, interviewer.brief(loaded)], { state: 'briefing', phase: null })
    } catch (error) {
      if (error instanceof HistoryFullError) throw new Refusal('HISTORY_FULL', error.message)
      throw error
    }
    sandboxes.prepare(sessions.get(attemptId))
    return attemptId
  }

  command(attemptId: string, command: RoundCommand): void {
    const session = this.#parts.sessions.get(attemptId)
    session.append(eventOf(command))
    this.#parts.interviewer.listen(session)
  }

  say(attemptId: string, kind: 'question' | 'answer', text: string): void {
    const session = this.#parts.sessions.get(attemptId)
    if (!session.isRunning)
      throw new Refusal('NOT_NOW', 'The conversation goes on when the clock runs: resume the round first.')
    if (kind === 'question') this.#parts.interviewer.answerQuestion(session, text)
    else this.#parts.interviewer.hearAnswer(session, text)
  }

  /** The view at once and at every change, the clock in between, until `signal` is aborted. */
  async *watch(attemptId: string, signal: AbortSignal): AsyncGenerator<RoundUpdate> {
    const session = this.#parts.sessions.get(attemptId)
    this.#parts.sandboxes.prepare(session)
    const changes = session.changes.read(signal)
    yield { kind: 'view', view: session.view() }
    for await (const kinds of changes) {
      yield kinds.has('view')
        ? { kind: 'view', view: session.view() }
        : { kind: 'clock', clock: clockView(session.liveRound()) }
    }
  }
}

function eventOf(command: RoundCommand): AttemptEvent {
  switch (command.kind) {
    case 'finish-briefing':
      return { type: 'briefing.finished' }
    case 'finish-phase':
      return { type: 'phase.finished' }
    case 'revisit-phase':
      return { type: 'phase.revisited', phase: command.phase }
    case 'pause':
      return { type: 'round.paused' }
    case 'resume':
      return { type: 'round.resumed' }
    case 'extend':
      return { type: 'time.extended', ms: command.minutes * 60_000 }
    case 'abandon':
      return { type: 'round.abandoned' }
    case 'submit-self-evaluation':
      return { type: 'selfEvaluation.submitted', scores: command.scores, remarks: command.remarks }
  }
}
