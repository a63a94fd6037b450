import { describe, expect, it } from 'vitest'
import type { PhaseView } from '../../../core/contract/rounds.ts'
import { phaseTime, timeStanding } from '../../../renderer/features/room/round/phase-time.ts'

const minute = 60_000
function phase(spentMs: number, limits: Pick<PhaseView, 'softMs' | 'hardMs'>): PhaseView {
  return { phase: 'scaling', spentMs, status: 'current', visits: 1, ...limits }
}
const limited = { softMs: 7 * minute, hardMs: 10 * minute }
const untimed = { softMs: null, hardMs: null }

describe('the time of a phase on screen', () => {
  it.each([
    [7 * minute, limited, 'within'],
    [7 * minute + 1, limited, 'over'],
    [10 * minute, limited, 'over'],
    [10 * minute + 1, limited, 'late'],
    [600 * minute, untimed, 'within'],
  ] as const)('after %d ms of %o it is %s', (spentMs, limits, standing) => {
    expect(timeStanding(phase(spentMs, limits))).toBe(standing)
  })

  it('is shown against what was planned, or alone when nothing was', () => {
    expect(phaseTime(phase(200_000, limited))).toBe('03:20 / 07:00')
    expect(phaseTime(phase(200_000, untimed))).toBe('03:20')
  })
})
