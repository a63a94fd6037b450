import { z } from 'zod'

/** The seven criteria of the rubric; together 100 points. */
export const CRITERIA = [
  'requirements',
  'schema',
  'queries',
  'scaling',
  'trade-offs',
  'operations',
  'communication',
] as const
export const criterionSchema = z.enum(CRITERIA)
export type Criterion = z.infer<typeof criterionSchema>

export const CRITERION_POINTS: Readonly<Record<Criterion, number>> = {
  requirements: 10,
  schema: 20,
  queries: 15,
  scaling: 20,
  'trade-offs': 15,
  operations: 10,
  communication: 10,
}

/** The candidate's own points, one whole or half number a criterion, from 0 to that criterion's maximum. */
export const ownScoresSchema = z
  .record(criterionSchema, z.number().min(0).multipleOf(0.5))
  .refine((scores) => CRITERIA.every((criterion) => (scores[criterion] ?? 0) <= CRITERION_POINTS[criterion]), {
    message: 'A criterion has more points than its maximum.',
  })
export type OwnScores = z.infer<typeof ownScoresSchema>
