import type { Criterion } from './criteria.ts'

/** What the points of a criterion stand for; they run up to its maximum in `CRITERION_POINTS`. */
export interface CriterionDescription {
  /** From this many points on it counts as strong; from `fairFrom` on as fair; below that as weak. */
  readonly strongFrom: number
  readonly fairFrom: number
  readonly strong: string
  readonly fair: string
  readonly weak: string
}

/** The rubric in words, a line for each of three bands of every criterion. */
export const DESCRIPTIONS: Readonly<Record<Criterion, CriterionDescription>> = {
  requirements: {
    strongFrom: 9,
    fairFrom: 6,
    strong:
      'Asked about scale, consistency and latency, saw what the brief left unsaid (tenants, regions), and wrote every assumption down.',
    fair: 'Asked some questions and covered most of what matters; some assumptions stayed in your head.',
    weak: 'Went straight to a solution, missed what it has to withstand, or assumed what no system could do.',
  },
  schema: {
    strongFrom: 17,
    fairFrom: 12,
    strong:
      'Normalised, or denormalised for a stated reason; fitting types and constraints, deliberate ON DELETE, indexes for the real queries, partitions and JSONB only where they pay.',
    fair: 'Mostly normalised and constrained; an index is missing or too many, a type is slightly off.',
    weak: 'Facts stored twice for no reason, keys or constraints missing, indexes absent or beside the point, structured data in JSONB.',
  },
  queries: {
    strongFrom: 13,
    fairFrom: 9,
    strong:
      'Every query is efficient and uses an index; joins, CTEs and window functions where they fit, transactions where consistency needs them, NULLs and empty results thought of.',
    fair: 'They work, but some read more than they need or fail in a corner.',
    weak: 'Indexes go unused, one query a row, missing or far too wide conditions, or joins that give wrong rows.',
  },
  scaling: {
    strongFrom: 17,
    fairFrom: 12,
    strong:
      'From simple to complex with a reason and a figure for each step; reads and writes treated apart; named bottlenecks (connections, I/O, CPU) and the price of running it.',
    fair: 'A sensible direction; some components without detail, or without the figure that would call for them.',
    weak: 'Big words without specifics, everything at once from the start, or answers to problems this system does not have.',
  },
  'trade-offs': {
    strongFrom: 13,
    fairFrom: 9,
    strong:
      'Every large decision with its price, in figures where there are any, what you would do otherwise, and what it means for those who run it.',
    fair: 'Some decisions were weighed, mostly without figures; some alternatives went unmentioned.',
    weak: 'Choices were called best without a reason, and their downsides stayed out of sight.',
  },
  operations: {
    strongFrom: 9,
    fairFrom: 6,
    strong:
      'What is watched and when it alarms, backups and a tested way back, schema changes in production, and whether the team can carry it.',
    fair: 'Monitoring and backups were mentioned; some of the detail is missing.',
    weak: 'Running it was not a topic, or it is more than anyone could maintain.',
  },
  communication: {
    strongFrom: 9,
    fairFrom: 6,
    strong: 'A clear order, pictures where they help, a reason with each decision, and always plain where you were.',
    fair: 'Mostly clear; the order slipped now and then, or a diagram would have helped.',
    weak: 'Hard to follow, jumping between topics, and nothing to look at.',
  },
}

/** How these points stand within the criterion. */
export function standingOf(points: number, description: CriterionDescription): 'strong' | 'fair' | 'weak' {
  if (points >= description.strongFrom) return 'strong'
  return points >= description.fairFrom ? 'fair' : 'weak'
}
