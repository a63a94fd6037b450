import { z } from 'zod'
import { CRITERIA, CRITERION_POINTS, type Criterion, criterionSchema } from '../assessment/criteria.ts'
import { kebabIdSchema, phrasesSchema, proseSchema, sqlNameSchema } from './ids.ts'
import { interviewerFileSchema } from './interviewer-schema.ts'

/** A thing the case is about, with what its table and columns may be called in a candidate's schema. */
export const entitySchema = z.strictObject({
  id: sqlNameSchema,
  about: proseSchema,
  synonyms: z.array(sqlNameSchema),
  attributes: z.array(z.strictObject({ name: sqlNameSchema, synonyms: z.array(sqlNameSchema).default([]) })).min(1),
})

/** case.yaml */
export const caseFileSchema = z.strictObject({
  id: kebabIdSchema,
  title: z.string().min(3).max(60),
  tagline: proseSchema,
  tests: z.array(z.string().min(3).max(80)).min(1).max(8),
  difficulty: z.enum(['core', 'hard']),
  /** Raised when the meaning of the case changes; attempts remember theirs. */
  version: z.number().int().positive(),
  entities: z.array(entitySchema).min(2),
})

/** Something the interviewer knows and tells only when asked. */
export const factSchema = z.strictObject({
  id: kebabIdSchema,
  /** Names the fact in a list without giving it away. */
  topic: z.string().min(3).max(80),
  answer: proseSchema,
  questions: z.array(z.string().min(5).max(200)).min(3),
  keywords: phrasesSchema,
  synonyms: z.array(z.string().trim().min(2).max(80)).default([]),
})
export type Fact = z.infer<typeof factSchema>

/** facts.yaml */
export const factsFileSchema = z.strictObject({ facts: z.array(factSchema).min(5) })

/** A parameter of an operation. `type` is a PostgreSQL type, arrays included. */
export const parameterSchema = z.strictObject({
  name: sqlNameSchema,
  type: z
    .string()
    .regex(
      /^[a-z][a-z0-9 ]*(?:\(\d+(?:,\d+)?\))?(?:\[\])?$/,
      'a PostgreSQL type such as bigint, numeric(12,2) or bigint[]',
    ),
  about: proseSchema,
})

/** A named, parameterised piece of SQL that the candidate writes for their own schema. */
export const operationSchema = z.strictObject({
  id: sqlNameSchema,
  title: z.string().min(3).max(80),
  kind: z.enum(['read', 'write']),
  about: proseSchema,
  entities: z.array(sqlNameSchema).min(1),
  parameters: z.array(parameterSchema),
  /** What it gives back, in words. */
  returns: proseSchema,
  /** Calls a second at the case's full scale. */
  perSecond: z.strictObject({ average: z.number().nonnegative(), peak: z.number().nonnegative() }),
  /** Budget in milliseconds at the 95th percentile, on the server. */
  p95Ms: z.number().positive(),
})
export type Operation = z.infer<typeof operationSchema>

/** operations.yaml */
export const operationsFileSchema = z.strictObject({ operations: z.array(operationSchema).min(3) })

/** What a number of points from `from` upward looks like, in things that can be observed. */
export const bandSchema = z.strictObject({
  band: z.enum(['excellent', 'good', 'needs-work']),
  from: z.number().nonnegative(),
  signs: z.array(proseSchema).min(1),
})
export type Band = z.infer<typeof bandSchema>

const bandsSchema = z.array(bandSchema).length(3)

/** rubric.yaml */
export const rubricFileSchema = z.strictObject({
  criteria: z.record(criterionSchema, bandsSchema).superRefine((criteria, context) => {
    for (const criterion of CRITERIA) {
      const problem = problemOfBands(criterion, criteria[criterion])
      if (problem !== null) context.addIssue({ code: 'custom', path: [criterion], message: problem })
    }
  }),
})

function problemOfBands(criterion: Criterion, bands: readonly Band[]): string | null {
  const names = bands.map(({ band }) => band).join(', ')
  if (names !== 'excellent, good, needs-work') return 'needs the bands excellent, good and needs-work, in this order'
  const [excellent, good, needsWork] = bands.map(({ from }) => from)
  if (excellent === undefined || good === undefined || needsWork !== 0) return 'the last band begins at 0 points'
  const isFalling = CRITERION_POINTS[criterion] > excellent && excellent > good && good > 0
  return isFalling ? null : `the bands begin below ${CRITERION_POINTS[criterion]} points and fall from one to the next`
}

/** How many rows an entity has in the case's dataset, and how unevenly they are used. */
export const volumeSchema = z.strictObject({
  entity: sqlNameSchema,
  rows: z.number().int().positive(),
  /** Rows added a day at the case's full scale; 0 for what hardly grows. */
  perDay: z.number().nonnegative(),
  /** Share of the activity that falls on the busiest hundredth of the rows; 0.01 is even. */
  hotShare: z.number().min(0.01).max(1),
})
export type Volume = z.infer<typeof volumeSchema>

/** data.yaml */
export const dataFileSchema = z.strictObject({ volumes: z.array(volumeSchema).min(1) })

/** The YAML files of a case folder, each with its schema. */
export const CASE_FILE_SCHEMAS = {
  'case.yaml': caseFileSchema,
  'facts.yaml': factsFileSchema,
  'interviewer.yaml': interviewerFileSchema,
  'operations.yaml': operationsFileSchema,
  'rubric.yaml': rubricFileSchema,
  'data.yaml': dataFileSchema,
} as const
export type CaseYamlFile = keyof typeof CASE_FILE_SCHEMAS

/** The text files of a case folder. */
export const CASE_TEXT_FILES = [
  'brief.md',
  'solutions/reference/schema.sql',
  'solutions/reference/operations.sql',
  'solutions/reference/trade-offs.md',
  'solutions/reference/scaling.md',
  'solutions/reference/operations-plan.md',
] as const
export type CaseTextFile = (typeof CASE_TEXT_FILES)[number]

/** JSON Schemas for editors, by file name. */
export function caseFileJsonSchemas(): Record<CaseYamlFile, unknown> {
  const schemaOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input' })
  return {
    'case.yaml': schemaOf(caseFileSchema),
    'facts.yaml': schemaOf(factsFileSchema),
    'interviewer.yaml': schemaOf(interviewerFileSchema),
    'operations.yaml': schemaOf(operationsFileSchema),
    'rubric.yaml': schemaOf(rubricFileSchema),
    'data.yaml': schemaOf(dataFileSchema),
  }
}
