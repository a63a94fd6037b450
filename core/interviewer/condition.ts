import { z } from 'zod'
import { phaseSchema } from '../round/phases.ts'
import type { Situation } from './situation.ts'
import { phraseAt, stemsOf } from './words.ts'

/** Where words may have been used. */
const SOURCES = ['questions', 'answers', 'notes', 'sql'] as const

/**
 * When something is said, as data. Each kind is one line here and one case of `holds`: findings of the schema, of plans and of
 * probes join as kinds of their own.
 */
export const conditionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('in-phase'), phase: phaseSchema }),
  /** Minutes spent in the present phase. */
  z.object({ kind: z.literal('phase-minutes'), atLeast: z.number().nonnegative() }),
  /** Share of the present phase's planned time that is used; never true in an untimed phase. */
  z.object({ kind: z.literal('phase-share'), atLeast: z.number().positive() }),
  z.object({ kind: z.literal('fact-told'), fact: z.string() }),
  z.object({ kind: z.literal('fact-not-told'), fact: z.string() }),
  /** Any of the phrases was used, in any of the places (all of them when absent). */
  z.object({
    kind: z.literal('words-used'),
    anyOf: z.array(z.string().min(1)).min(1),
    in: z.array(z.enum(SOURCES)).min(1).optional(),
  }),
  z.object({ kind: z.literal('said'), item: z.string() }),
  z.object({
    kind: z.literal('all'),
    get of() {
      return z.array(conditionSchema).min(1)
    },
  }),
  z.object({
    kind: z.literal('any'),
    get of() {
      return z.array(conditionSchema).min(1)
    },
  }),
  z.object({
    kind: z.literal('not'),
    get of() {
      return conditionSchema
    },
  }),
])
export type Condition = z.infer<typeof conditionSchema>

export function holds(condition: Condition, situation: Situation): boolean {
  switch (condition.kind) {
    case 'in-phase':
      return situation.phase === condition.phase
    case 'phase-minutes':
      return situation.phaseMs >= condition.atLeast * 60_000
    case 'phase-share':
      return situation.phaseSoftMs !== null && situation.phaseMs >= condition.atLeast * situation.phaseSoftMs
    case 'fact-told':
      return situation.factsTold.has(condition.fact)
    case 'fact-not-told':
      return !situation.factsTold.has(condition.fact)
    case 'words-used':
      return (condition.in ?? SOURCES).some((source) => {
        const stems = stemsOf(situation[source])
        return condition.anyOf.some((phrase) => phraseAt(stems, phrase) >= 0)
      })
    case 'said':
      return situation.said.has(condition.item)
    case 'all':
      return condition.of.every((part) => holds(part, situation))
    case 'any':
      return condition.of.some((part) => holds(part, situation))
    case 'not':
      return !holds(condition.of, situation)
  }
}

/** Every fact and item a condition names, for checks across files. */
export function namesIn(condition: Condition): { facts: string[]; items: string[] } {
  switch (condition.kind) {
    case 'fact-told':
    case 'fact-not-told':
      return { facts: [condition.fact], items: [] }
    case 'said':
      return { facts: [], items: [condition.item] }
    case 'all':
    case 'any': {
      const parts = condition.of.map(namesIn)
      return { facts: parts.flatMap(({ facts }) => facts), items: parts.flatMap(({ items }) => items) }
    }
    case 'not':
      return namesIn(condition.of)
    default:
      return { facts: [], items: [] }
  }
}
