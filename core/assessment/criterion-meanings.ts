import type { Criterion } from './criteria.ts'

/** What each criterion asks of a candidate, in one line for the screen. */
export const CRITERION_MEANINGS: Readonly<Record<Criterion, string>> = {
  requirements: 'Asked about scale, consistency and latency, saw what was left unsaid, wrote assumptions down.',
  schema: 'Chose entities, types, constraints and indexes that fit the way the data is used.',
  queries: 'Wrote SQL that is correct, transactional where it must be, and served by indexes.',
  scaling: 'Named the first bottleneck and grew the design step by step, each step with its threshold.',
  'trade-offs': 'Weighed alternatives and said what each decision costs, in figures where possible.',
  operations: 'Planned monitoring, backup and recovery, and migrations that a team can live with.',
  communication: 'Led the listener through the design in order, with reasons and drawings.',
}
