import type { AttemptEvent, StoredAttemptEvent } from '../../core/attempt/attempt-event.ts'
import { spliceBetween } from '../../core/attempt/document-splice.ts'
import { type AttemptDocument, applyDocumentEvent } from '../../core/attempt/documents.ts'
import type { Message, RoundView, SandboxView } from '../../core/contract/rounds.ts'
import type { DocumentName } from '../../core/contract/workspace.ts'
import { initialObservations, type Observations, observeEvent } from '../../core/interviewer/observe.ts'
import { type ClockReading, readClock } from '../../core/round/clock.ts'
import {
  applyEvent,
  canExtend,
  clockView,
  countedMs,
  currentPhase,
  hasEnded,
  persistRound,
  type RoundSnapshot,
  refusal,
  replayRound,
  restoreRound,
  roundState,
} from '../../core/round/round.ts'
import { ChangeFeed } from './change-feed.ts'
import { messageOf, type OpenFollowUp, openFollowUpAfter } from './conversation.ts'
import type { History } from './ports.ts'
import { HistoryFullError } from './ports.ts'
import { Refusal } from './refusal.ts'

/** Counted time is written to the log at least this often, so that a crash loses no more of the clock. */
const CLOCK_FLUSH_MS = 5000

type Started = Extract<AttemptEvent, { type: 'round.started' }>

/** One attempt in memory: the replay of its log, kept in step with every event that is appended. */
export class AttemptSession {
  readonly attemptId: string
  readonly started: Started
  readonly changes = new ChangeFeed<'view' | 'clock'>()
  readonly #history: History
  #seq: number
  #round: RoundSnapshot
  #observations: Observations = initialObservations()
  #openFollowUp: OpenFollowUp | null = null
  #sandbox: SandboxView = { state: 'preparing', message: 'The sandbox is being prepared.' }
  #reading: ClockReading | null = null
  /** Counted milliseconds that are not in the log yet. */
  #pendingMs = 0
  #skippedMs = 0
  readonly #documents = new Map<string, AttemptDocument>()
  readonly #messages: Message[] = []

  private constructor(history: History, attemptId: string, events: readonly StoredAttemptEvent[], started: Started) {
    this.#history = history
    this.attemptId = attemptId
    this.started = started
    this.#seq = events.length
    this.#round = resumeRound(history, attemptId, events)
    for (const event of events) this.#remember(event)
  }

  /** The attempt as its log tells it; null when there is none. */
  static open(history: History, attemptId: string): AttemptSession | null {
    const events = history.read(attemptId)
    const first = events[0]?.event
    return first?.type === 'round.started' ? new AttemptSession(history, attemptId, events, first) : null
  }

  get round(): RoundSnapshot {
    return this.#round
  }

  get observations(): Observations {
    return this.#observations
  }

  get isRunning(): boolean {
    return roundState(this.#round) === 'running'
  }

  get hasEnded(): boolean {
    return hasEnded(this.#round)
  }

  get openFollowUp(): OpenFollowUp | null {
    return this.#openFollowUp
  }

  /** Appends events at the present clock, all or none. Refuses, with the round's own words, what is not possible now. */
  append(...events: readonly AttemptEvent[]): void {
    const batch = [...this.#timePassed(), ...events]
    let next = this.#round
    for (const event of batch) {
      const reason = refusal(next, event)
      if (reason !== null) throw new Refusal('NOT_NOW', reason)
      next = applyEvent(next, event)
    }
    this.#commit(batch, next)
  }

  /** Lets the clock run to `now` (monotonic milliseconds). Returns true when a phase or the round came to its end by it. */
  tick(now: number): boolean {
    const { reading, countedMs: counted, skippedMs } = readClock(this.#reading, now)
    this.#reading = reading
    if (!this.isRunning) return false
    this.#pendingMs += counted
    this.#skippedMs += skippedMs
    const batch = this.#timePassed()
    const next = batch.reduce(applyEvent, this.#round)
    const moved = currentPhase(next) !== currentPhase(this.#round) || roundState(next) !== roundState(this.#round)
    if (moved || this.#pendingMs >= CLOCK_FLUSH_MS || this.#skippedMs > 0) this.#commit(batch, next)
    this.changes.publish(moved ? 'view' : 'clock')
    return moved
  }

  /** From here on time does not count until the next tick: nobody is in the room, or the machine sleeps. */
  stopClock(): void {
    if (this.#pendingMs > 0) this.append()
    this.#reading = null
  }

  /** The round with the milliseconds that are not in the log yet. */
  liveRound(): RoundSnapshot {
    return this.#timePassed().reduce(applyEvent, this.#round)
  }

  edit(document: DocumentName, baseRevision: number, text: string): number {
    const state = roundState(this.#round)
    if (state === 'completed' || state === 'abandoned') {
      throw new Refusal('NOT_NOW', 'The round is over: its workspace can be read but not changed.')
    }
    const current = this.document(document)
    if (current.revision !== baseRevision) {
      throw new Refusal('STALE_DOCUMENT', 'This text was changed in another window.', current)
    }
    if (current.text === text) return current.revision
    const revision = current.revision + 1
    this.append({ type: 'document.edited', document, revision, ...spliceBetween(current.text, text) })
    return revision
  }

  document(name: DocumentName): AttemptDocument {
    return this.#documents.get(name) ?? { text: '', revision: 0 }
  }

  get sandbox(): SandboxView {
    return this.#sandbox
  }

  set sandbox(view: SandboxView) {
    this.#sandbox = view
    this.changes.publish('view')
  }

  view(): RoundView {
    const round = this.liveRound()
    const { caseId, caseTitle, mode, level } = this.started
    return {
      attemptId: this.attemptId,
      caseId,
      caseTitle,
      mode,
      level,
      state: roundState(round),
      phase: currentPhase(round),
      clock: clockView(round),
      canExtend: canExtend(round),
      messages: [...this.#messages],
      openFollowUp: this.isRunning ? this.#openFollowUp : null,
      sandbox: this.#sandbox,
    }
  }

  #timePassed(): AttemptEvent[] {
    const events: AttemptEvent[] = []
    if (this.#pendingMs > 0) events.push({ type: 'time.passed', ms: this.#pendingMs })
    if (this.#skippedMs > 0) events.push({ type: 'clock.gapSkipped', ms: this.#skippedMs })
    return events
  }

  #commit(batch: readonly AttemptEvent[], next: RoundSnapshot): void {
    if (batch.length === 0) return
    const standing = { state: roundState(next), phase: currentPhase(next) }
    try {
      this.#history.append(this.attemptId, this.#seq, countedMs(next), batch, standing)
    } catch (error) {
      if (error instanceof HistoryFullError) throw new Refusal('HISTORY_FULL', error.message)
      throw error
    }
    this.#round = next
    this.#pendingMs = 0
    this.#skippedMs = 0
    for (const event of batch) {
      this.#seq += 1
      this.#remember({ attemptId: this.attemptId, seq: this.#seq, clockMs: countedMs(next), at: '', event })
    }
    if (batch.some((event) => event.type !== 'time.passed' && event.type !== 'document.edited')) {
      this.#history.writeSnapshot(this.attemptId, this.#seq, persistRound(next))
      this.changes.publish('view')
    }
  }

  #remember(stored: StoredAttemptEvent): void {
    this.#observations = observeEvent(this.#observations, stored)
    this.#openFollowUp = openFollowUpAfter(this.#openFollowUp, stored.event)
    applyDocumentEvent(this.#documents, stored.event)
    const message = messageOf(stored)
    if (message !== null) this.#messages.push(message)
  }
}

/** The stored snapshot and the events after it, or the whole replay when the snapshot is missing or unreadable. */
function resumeRound(history: History, attemptId: string, events: readonly StoredAttemptEvent[]): RoundSnapshot {
  const stored = history.readSnapshot(attemptId)
  const restored = stored === null || stored.seq > events.length ? null : restoreRound(stored.snapshot)
  if (stored === null || restored === null) return replayRound(events.map(({ event }) => event))
  return events.slice(stored.seq).reduce((round, { event }) => applyEvent(round, event), restored)
}
