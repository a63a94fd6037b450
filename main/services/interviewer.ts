import type { AttemptEvent } from '../../core/attempt/attempt-event.ts'
import type { LoadedCase } from '../../core/cases/case-schema.ts'
import { DOCUMENTS } from '../../core/contract/workspace.ts'
import { nextUtterance } from '../../core/interviewer/agenda.ts'
import { createFactMatcher, type FactMatch } from '../../core/interviewer/fact-matcher.ts'
import type { Situation } from '../../core/interviewer/situation.ts'
import { clockView, currentPhase } from '../../core/round/round.ts'
import type { AttemptSession } from './attempt-session.ts'
import type { CaseService } from './case-service.ts'

type Spoken = Extract<AttemptEvent, { type: 'interviewer.spoke' }>

/** Lets the interviewer of a case listen and speak in an attempt. */
export class Interviewer {
  readonly #cases: CaseService
  readonly #newId: () => string
  readonly #matchers = new Map<string, ReturnType<typeof createFactMatcher>>()

  constructor(cases: CaseService, newId: () => string) {
    this.#cases = cases
    this.#newId = newId
  }

  /** The first thing that is said in an attempt. */
  brief(loaded: LoadedCase): Spoken {
    return this.#spoken({ kind: 'brief', text: loaded.brief })
  }

  /** Says the next thing when there is one and it is time. */
  listen(session: AttemptSession): void {
    const loaded = this.#cases.find(session.started.caseId)
    if (loaded === null || !session.isRunning) return
    const utterance = nextUtterance(loaded, situationOf(session))
    if (utterance === null) return
    session.append(this.#spoken({ ...utterance, phase: currentPhase(session.round) }))
  }

  /** Answers from the case's facts, or says honestly that nothing is known. */
  answerQuestion(session: AttemptSession, text: string): void {
    const loaded = this.#cases.require(session.started.caseId)
    const messageId = this.#newId()
    const phase = currentPhase(session.round)
    const match = this.#matcherOf(loaded).match(text)
    const reply = this.#spoken({ ...replyTo(loaded, match), phase, inReplyTo: messageId })
    session.append({ type: 'question.asked', messageId, text, phase }, reply)
  }

  /** Takes what the candidate says, as the answer to the open follow-up when there is one. */
  hearAnswer(session: AttemptSession, text: string): void {
    const phase = currentPhase(session.round)
    const followUpId = session.openFollowUp?.id ?? null
    session.append({ type: 'answer.given', messageId: this.#newId(), text, phase, followUpId })
  }

  #spoken(said: Pick<Spoken, 'kind' | 'text'> & Partial<Spoken>): Spoken {
    return {
      type: 'interviewer.spoke',
      messageId: this.#newId(),
      phase: null,
      itemId: null,
      factId: null,
      inReplyTo: null,
      ...said,
    }
  }

  #matcherOf(loaded: LoadedCase): ReturnType<typeof createFactMatcher> {
    const known = this.#matchers.get(loaded.id) ?? createFactMatcher(loaded.facts)
    this.#matchers.set(loaded.id, known)
    return known
  }
}

/** The fact, a question back when two facts fit alike, or the honest word that there is none. */
function replyTo(loaded: LoadedCase, match: FactMatch): Pick<Spoken, 'kind' | 'text' | 'factId'> {
  const factOf = (factId: string) => loaded.facts.find(({ id }) => id === factId)
  if (match.kind === 'fact') {
    const fact = factOf(match.factId)
    if (fact !== undefined) return { kind: 'fact', text: fact.answer, factId: fact.id }
  }
  if (match.kind === 'unclear') {
    const topics = match.factIds.map((id) => factOf(id)?.topic ?? id)
    return {
      kind: 'no-fact',
      text: `Do you mean this: ${topics.join(', or this: ')}? Ask me once more about one of them.`,
      factId: null,
    }
  }
  return { kind: 'no-fact', text: loaded.noFact, factId: null }
}

function situationOf(session: AttemptSession): Situation {
  const round = session.liveRound()
  const clock = clockView(round)
  const current = clock.phases.find(({ status }) => status === 'current')
  const notes = DOCUMENTS.filter((name) => name !== 'sql').map((name) => session.document(name).text)
  return {
    ...session.observations,
    phase: currentPhase(round),
    phaseMs: current?.spentMs ?? 0,
    phaseSoftMs: current?.softMs ?? null,
    totalMs: clock.totalMs,
    hasOpenFollowUp: session.openFollowUp !== null,
    notes: notes.join('\n'),
    sql: session.document('sql').text,
  }
}
