import { describe, expect, it, vi } from 'vitest'
import type { ClockView, RoundView } from '../../../core/contract/rounds.ts'
import { RoundStore } from '../../../renderer/features/room/round/round-store.ts'

function clockAt(totalMs: number): ClockView {
  return { totalMs, totalLimitMs: null, phases: [] }
}
const view: RoundView = {
  attemptId: 'a',
  caseId: 'c',
  caseTitle: 'A shop',
  mode: 'untimed',
  level: 'senior',
  state: 'running',
  phase: 'requirements',
  clock: clockAt(1000),
  canExtend: false,
  messages: [],
  openFollowUp: null,
  sandbox: { state: 'ready', message: null },
}

describe('what the room knows of its round', () => {
  it('keeps the very same view when only the clock moves, so that nothing else is drawn again', () => {
    const store = new RoundStore()
    store.receive({ kind: 'view', view })
    store.receive({ kind: 'clock', clock: clockAt(2000) })
    expect(store.view()).toBe(view)
    expect(store.clock()).toEqual(clockAt(2000))
  })

  it('takes the clock of a newer view', () => {
    const store = new RoundStore()
    store.receive({ kind: 'clock', clock: clockAt(2000) })
    store.receive({ kind: 'view', view: { ...view, clock: clockAt(3000) } })
    expect(store.clock()).toEqual(clockAt(3000))
  })

  it('still shows the round while the connection is away, and is live again with the next update', () => {
    const store = new RoundStore()
    const heard = vi.fn()
    store.receive({ kind: 'view', view })
    const stop = store.subscribe(heard)
    store.follow({ kind: 'interrupted' })
    expect(store.view()).toBe(view)
    expect(store.following()).toEqual({ kind: 'interrupted' })
    store.receive({ kind: 'view', view })
    expect(store.following()).toEqual({ kind: 'live' })
    expect(heard).toHaveBeenCalledTimes(2)
    stop()
    store.receive({ kind: 'view', view })
    expect(heard).toHaveBeenCalledTimes(2)
  })
})
