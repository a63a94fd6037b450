import { getShortestPaths } from '@xstate/graph'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AttemptEvent, AttemptEventOf } from '../../../core/attempt/attempt-event.ts'
import { planFor } from '../../../core/round/phase-plan.ts'
import { type Mode, PHASES } from '../../../core/round/phases.ts'
import * as round from '../../../core/round/round.ts'
import { roundMachine } from '../../../core/round/round-machine.ts'

const MINUTE = 60_000
const SCORES = {
  requirements: 7,
  schema: 12.5,
  queries: 9,
  scaling: 14,
  'trade-offs': 8,
  operations: 5,
  communication: 6,
}
const passed = (minutes: number): AttemptEvent => ({ type: 'time.passed', ms: minutes * MINUTE })
const begun: AttemptEvent = { type: 'briefing.finished' }
const finished: AttemptEvent = { type: 'phase.finished' }

function started(mode: Mode): AttemptEventOf<'round.started'> {
  const plan = planFor(mode, 'deep-dive')
  return { type: 'round.started', caseId: 'c', caseTitle: 'C', caseVersion: 1, mode, level: 'senior', plan }
}

function roundAfter(mode: Mode, ...events: AttemptEvent[]): round.RoundSnapshot {
  return round.replayRound([started(mode), ...events])
}

describe('the time of a round', () => {
  it.each([
    ['full-60', [10, 13, 20, 12, 5]],
    ['full-45', [7, 10, 15, 9, 4]],
    ['short-25', [4, 6, 8, 5, 2]],
  ] as const)('%s is split over the phases as %j minutes', (mode, minutes) => {
    expect(planFor(mode, null).map(({ softMs }) => (softMs ?? 0) / MINUTE)).toEqual(minutes)
  })

  it('does not run during the briefing or a pause', () => {
    expect(round.countedMs(roundAfter('full-45', passed(1)))).toBe(0)
    expect(round.countedMs(roundAfter('full-45', begun, passed(1), { type: 'round.paused' }, passed(5)))).toBe(MINUTE)
  })

  it('moves on at a phase’s hard limit and gives the rest to the next phase', () => {
    const snapshot = roundAfter('full-45', begun, passed(9))
    expect(round.currentPhase(snapshot)).toBe('high-level')
    expect(round.clockView(snapshot).phases.map(({ spentMs }) => spentMs / MINUTE)).toEqual([8.75, 0.25, 0, 0, 0])
  })

  it('ends the round at its total limit, whatever the phase', () => {
    const snapshot = roundAfter(
      'full-45',
      begun,
      finished,
      finished,
      { type: 'phase.revisited', phase: 'requirements' },
      passed(60),
    )
    expect(round.roundState(snapshot)).toBe('self-evaluation')
    expect(round.countedMs(snapshot)).toBe(45 * MINUTE)
    expect(snapshot.context.overrunMs).toBe(15 * MINUTE)
  })

  it('never ends an untimed round', () => {
    const snapshot = roundAfter('untimed', begun, passed(600))
    expect(round.currentPhase(snapshot)).toBe('requirements')
  })
})

describe('steering a round', () => {
  it('lets a candidate go back to a phase they were in, and records the visit', () => {
    const snapshot = roundAfter('full-45', begun, finished, { type: 'phase.revisited', phase: 'requirements' })
    expect(round.currentPhase(snapshot)).toBe('requirements')
    expect(round.clockView(snapshot).phases[0]?.visits).toBe(2)
  })

  it('does not let a candidate jump ahead', () => {
    expect(round.refusal(roundAfter('full-45', begun), { type: 'phase.revisited', phase: 'scaling' })).toMatch(
      /entered before/,
    )
  })

  it('gives extra time in practice only', () => {
    const extra: AttemptEvent = { type: 'time.extended', ms: 5 * MINUTE }
    expect(round.canExtend(roundAfter('full-45', begun))).toBe(false)
    const practice = roundAfter('one-phase', begun, extra, passed(19))
    expect(round.roundState(practice)).toBe('running')
    expect(round.roundState(round.applyEvent(practice, passed(1)))).toBe('self-evaluation')
  })

  it('lets the candidate score themself once', () => {
    const scored: AttemptEvent = { type: 'selfEvaluation.submitted', scores: SCORES, remarks: '' }
    const ended = roundAfter('full-45', begun, finished, finished, finished, finished, finished)
    expect(round.refusal(ended, scored)).toBeNull()
    expect(round.refusal(round.applyEvent(ended, scored), scored)).toMatch(/once/)
  })
})

const COMMANDS: AttemptEvent[] = [
  begun,
  passed(4),
  finished,
  { type: 'phase.revisited', phase: 'requirements' },
  { type: 'round.paused' },
  { type: 'round.resumed' },
  { type: 'time.extended', ms: MINUTE },
  { type: 'clock.gapSkipped', ms: 30 * MINUTE },
  { type: 'round.abandoned' },
  { type: 'selfEvaluation.submitted', scores: SCORES, remarks: '' },
]

describe('every path through the machine', () => {
  const { mode, plan } = started('short-25')
  const paths = getShortestPaths(roundMachine, {
    input: { mode, plan },
    events: COMMANDS,
    serializeState: (state) => `${JSON.stringify(state.value)} ${state.context.current}`,
  })

  it('reaches every state', () => {
    const reached = new Set(paths.map((path) => String(path.state.value)))
    expect(reached).toEqual(new Set(['briefing', 'running', 'paused', 'selfEvaluation', 'completed', 'abandoned']))
  })

  it('goes on from a stored snapshot as it would have gone on live', () => {
    for (const { steps } of paths) {
      const events = steps.flatMap(({ event }) => COMMANDS.filter(({ type }) => type === event.type).slice(0, 1))
      const live = roundAfter('short-25', ...events)
      const restored = round.restoreRound(JSON.parse(JSON.stringify(round.persistRound(live))))
      if (restored === null) throw new Error('the snapshot was not restored')
      for (const event of COMMANDS) {
        const one = round.applyEvent(live, event)
        const other = round.applyEvent(restored, event)
        expect([other.value, other.context]).toEqual([one.value, one.context])
      }
    }
  })
})

const anyEvent = fc.oneof(
  fc.integer({ min: 0, max: 20 * MINUTE }).map((ms): AttemptEvent => ({ type: 'time.passed', ms })),
  fc.constantFrom(...PHASES).map((phase): AttemptEvent => ({ type: 'phase.revisited', phase })),
  fc.constantFrom<AttemptEvent>(
    begun,
    finished,
    { type: 'round.paused' },
    { type: 'round.resumed' },
    { type: 'time.extended', ms: MINUTE },
    { type: 'clock.gapSkipped', ms: MINUTE },
    { type: 'round.abandoned' },
    { type: 'selfEvaluation.submitted', scores: SCORES, remarks: '' },
  ),
)
const anyMode = fc.constantFrom<Mode>('full-60', 'full-45', 'short-25', 'one-phase', 'untimed')

describe('whatever happens', () => {
  it('the time spent never exceeds the time that passed', () => {
    fc.assert(
      fc.property(anyMode, fc.array(anyEvent, { maxLength: 30 }), (mode, events) => {
        const fed = events.reduce((sum, event) => sum + (event.type === 'time.passed' ? event.ms : 0), 0)
        const { context } = roundAfter(mode, begun, ...events)
        expect(round.countedMs(roundAfter(mode, begun, ...events)) + context.overrunMs).toBeLessThanOrEqual(fed)
      }),
    )
  })

  it('no millisecond of a running round is lost, however the time is cut', () => {
    fc.assert(
      fc.property(
        anyMode,
        fc.array(fc.integer({ min: 1, max: 9 * MINUTE }), { minLength: 1, maxLength: 8 }),
        (mode, cuts) => {
          const total = cuts.reduce((sum, ms) => sum + ms, 0)
          const whole = round.applyEvent(roundAfter(mode, begun), { type: 'time.passed', ms: total })
          const pieces = cuts.reduce(
            (snapshot, ms) => round.applyEvent(snapshot, { type: 'time.passed', ms }),
            roundAfter(mode, begun),
          )
          expect(round.persistRound(pieces)).toEqual(round.persistRound(whole))
          expect(round.countedMs(whole) + whole.context.overrunMs).toBe(total)
        },
      ),
    )
  })

  it('a damaged snapshot is refused, not trusted', () => {
    const good = JSON.stringify(round.persistRound(roundAfter('full-45', begun, passed(3))))
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.string({ maxLength: 3 }), (at, junk) => {
        let damaged: unknown
        try {
          damaged = JSON.parse(good.slice(0, at) + junk + good.slice(at + 1))
        } catch {
          damaged = good.slice(0, at)
        }
        const restored = round.restoreRound(damaged)
        if (restored !== null) expect(() => round.applyEvent(restored, passed(1))).not.toThrow()
      }),
    )
    expect(round.restoreRound({ version: 1, value: 'running', context: {} })).toBeNull()
    expect(round.restoreRound({ ...JSON.parse(good), version: 2 })).toBeNull()
    expect(round.restoreRound({ ...JSON.parse(good), value: 'briefing' })).toBeNull()
  })

  it('every round that can come about is restored as it was', () => {
    fc.assert(
      fc.property(anyMode, fc.array(anyEvent, { maxLength: 30 }), (mode, events) => {
        const persisted = round.persistRound(roundAfter(mode, ...events))
        const restored = round.restoreRound(JSON.parse(JSON.stringify(persisted)))
        expect(restored === null ? null : round.persistRound(restored)).toEqual(persisted)
      }),
    )
    expect(round.restoreRound(null)).toBeNull()
  })
})
