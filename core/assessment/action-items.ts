import { type Band, bandOf } from './bands.ts'
import { CRITERIA, CRITERION_POINTS, type Criterion, type OwnScores } from './criteria.ts'
import { ownTotal, weakestCriterion } from './own-scores.ts'

const BY_BAND: Readonly<Record<Band, readonly string[]>> = {
  'needs-work': [
    'Revise schema design and query performance before you sit another full round.',
    'Write every query out and run it: a description hides the mistakes that SQL shows.',
    'Stay with this case until your design stands up to the reference solution, then take the next.',
  ],
  fair: [
    'Sit the phase that cost you most on its own until it comes easily.',
    'Say each trade-off aloud as you decide: what you gain, what you pay, what you turned down.',
    'Practise against the clock, so that scaling and wrap-up get the time they need.',
  ],
  senior: [
    'Go one level deeper: complete constraints, exact indexes, and queries for the awkward cases too.',
    'Take a harder case, or this one at staff level.',
    'Rehearse how you present: lead with the plan, then fill it in.',
  ],
  'staff-plus': [
    'Hunt for failures: what breaks during a failover, a backfill, or a tenth of the traffic arriving twice?',
    'Explain this design to someone who is learning; what you cannot teach is what to study next.',
  ],
}

const BY_CRITERION: Readonly<Record<Criterion, string>> = {
  requirements:
    'Open the next round with five questions on scale, reads against writes, consistency, geography and retention.',
  schema: 'Draw up your tables once more and give every column a reason for its type, its constraint and its index.',
  queries: 'Run your operations under EXPLAIN and rewrite each one that reads more rows than it returns.',
  scaling: 'Write the scaling path as a list: bottleneck, figure at which it bites, smallest change that lifts it.',
  'trade-offs': 'For each decision of this round, note an alternative and what it would have cost or saved.',
  operations:
    'Write a one-page plan: what you watch, how much data you may lose, how fast you recover, how you migrate.',
  communication: 'Tell the design from start to end in five minutes with one drawing, and listen to how it flows.',
}

/** What to practise next, most pressing first: the weakest criterion unless it is full, then the advice of the band. */
export function actionItems(scores: OwnScores): readonly string[] {
  const ofBand = BY_BAND[bandOf(ownTotal(scores))]
  const isPerfect = CRITERIA.every((criterion) => scores[criterion] === CRITERION_POINTS[criterion])
  return isPerfect ? ofBand : [BY_CRITERION[weakestCriterion(scores)], ...ofBand]
}
