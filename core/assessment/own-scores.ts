import { CRITERIA, CRITERION_POINTS, type Criterion, type OwnScores } from './criteria.ts'

/** The candidate's points in all, from 0 to 100. */
export function ownTotal(scores: OwnScores): number {
  return CRITERIA.reduce((total, criterion) => total + scores[criterion], 0)
}

/** The criterion with the smallest share of its maximum; of equal ones, the one that is worth most, then the first of the rubric. */
export function weakestCriterion(scores: OwnScores): Criterion {
  const share = (criterion: Criterion) => scores[criterion] / CRITERION_POINTS[criterion]
  return CRITERIA.reduce((weakest, criterion) => {
    const difference = share(criterion) - share(weakest)
    const isWorthMore = CRITERION_POINTS[criterion] > CRITERION_POINTS[weakest]
    return difference < 0 || (difference === 0 && isWorthMore) ? criterion : weakest
  })
}
