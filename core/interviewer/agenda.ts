import type { LoadedCase } from '../cases/case-schema.ts'
import type { Level } from '../round/phases.ts'
import { type Condition, holds } from './condition.ts'
import type { Situation } from './situation.ts'

export interface Utterance {
  readonly kind: 'prompt' | 'nudge' | 'follow-up' | 'curveball'
  readonly itemId: string
  readonly text: string
}

interface Conditional {
  readonly id: string
  readonly levels: readonly Level[]
  readonly when: Condition
}

/** The interviewer leaves this much time between two things said unasked. */
const SPACING_MS = 20_000
/** Somebody who typed this lately is not interrupted … */
const QUIET_MS = 4000
/** … unless the interviewer has been silent for so long. */
const PATIENCE_MS = 90_000
/** An unanswered follow-up is left alone for so long. */
const WAIT_FOR_ANSWER_MS = 180_000

/**
 * What the interviewer says now of their own accord, or null. The prompt of a phase comes as the phase begins; then nudges,
 * curveballs (one a round) and follow-ups in the order of the case, one at a time and none twice.
 */
export function nextUtterance(loaded: LoadedCase, situation: Situation): Utterance | null {
  if (situation.phase === null) return null
  const prompt = loaded.prompts.find(({ id, phase }) => phase === situation.phase && !situation.said.has(id))
  if (prompt !== undefined) return { kind: 'prompt', itemId: prompt.id, text: prompt.text }
  if (!mayInterrupt(situation)) return null
  const due = <Item extends Conditional>(items: readonly Item[]) =>
    items.find(
      ({ id, levels, when }) => levels.includes(situation.level) && !situation.said.has(id) && holds(when, situation),
    )
  const nudge = due(loaded.nudges)
  if (nudge !== undefined) return { kind: 'nudge', itemId: nudge.id, text: nudge.text }
  if (situation.hasOpenFollowUp && sinceSpoke(situation) < WAIT_FOR_ANSWER_MS) return null
  const hasThrown = loaded.curveballs.some(({ id }) => situation.said.has(id))
  const curveball = hasThrown ? undefined : due(loaded.curveballs)
  if (curveball !== undefined) return { kind: 'curveball', itemId: curveball.id, text: curveball.text }
  const followUp = due(loaded.followUps)
  return followUp === undefined ? null : { kind: 'follow-up', itemId: followUp.id, text: followUp.text }
}

function mayInterrupt(situation: Situation): boolean {
  const silent = sinceSpoke(situation)
  if (silent < SPACING_MS) return false
  const isTyping = situation.lastActiveMs !== null && situation.totalMs - situation.lastActiveMs < QUIET_MS
  return !isTyping || silent >= PATIENCE_MS
}

function sinceSpoke({ totalMs, lastSpokeMs }: Situation): number {
  return lastSpokeMs === null ? Number.POSITIVE_INFINITY : totalMs - lastSpokeMs
}
