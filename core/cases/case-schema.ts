import { z } from 'zod'
import { CRITERIA, criterionSchema } from '../assessment/criteria.ts'
import { conditionSchema, namesIn } from '../interviewer/condition.ts'
import { phaseSchema } from '../round/phases.ts'

/** Ids are permanent, because saved attempts refer to them. */
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'An id is lower-case words joined by hyphens.')
const operationName = z.string().regex(/^[a-z][a-z0-9_]*$/, 'An operation is named like a function: lower_case.')
const sentence = z.string().trim().min(1)

export const factSchema = z.object({
  id,
  /** What it is about, in a few words, for lists. */
  topic: sentence,
  /** What the interviewer says when asked. */
  answer: sentence,
  /** How candidates ask for it. */
  questions: z.array(sentence).min(2),
  /** Words that point at it, synonyms among them. */
  keywords: z.array(sentence).min(1),
})
export type Fact = z.infer<typeof factSchema>

const keyPointSchema = z.object({
  text: sentence,
  /** Words or phrases of which one shows that the point was made. */
  words: z.array(sentence).min(1),
})
export type KeyPoint = z.infer<typeof keyPointSchema>

const questionSchema = z.object({
  id,
  text: sentence,
  when: conditionSchema,
  keyPoints: z.array(keyPointSchema).min(2),
})

export const interviewerFileSchema = z.object({
  /** Said when no fact fits a question. */
  noFact: sentence,
  /** One or more a phase, said as it begins. */
  prompts: z.array(z.object({ id, phase: phaseSchema, text: sentence })).min(5),
  nudges: z.array(z.object({ id, text: sentence, when: conditionSchema })),
  followUps: z.array(questionSchema).min(2),
  curveballs: z.array(questionSchema).min(1),
})

export const caseFileSchema = z.object({
  id,
  title: sentence,
  tagline: sentence,
  tests: z.array(sentence).min(1),
  difficulty: z.enum(['core', 'hard']),
  /** Raised when a change makes older attempts mean something else. */
  version: z.number().int().positive(),
  entities: z.array(z.object({ id, synonyms: z.array(sentence), attributes: z.array(sentence) })).min(1),
})

export const factsFileSchema = z.object({ facts: z.array(factSchema).min(18) })

export const operationsFileSchema = z.object({
  operations: z
    .array(
      z.object({
        name: operationName,
        meaning: sentence,
        kind: z.enum(['read', 'write']),
        entities: z.array(id).min(1),
        parameters: z.array(
          z.object({
            name: operationName,
            /** A PostgreSQL type, or `key of <entity>`. */
            type: sentence,
            meaning: sentence,
          }),
        ),
        /** Names of the columns it returns; none for a write that returns nothing. */
        columns: z.array(sentence),
        /** Calls in a second at the peak. */
        peakPerSecond: z.number().positive(),
        /** 95th percentile in milliseconds it must stay under. */
        budgetMs: z.number().positive(),
      }),
    )
    .min(8),
})

export const dataFileSchema = z.object({
  /** Rows of each entity at the case's full volume. */
  volumes: z.array(z.object({ entity: id, rows: z.number().int().positive() })).min(1),
})

export const rubricFileSchema = z.object({
  criteria: z
    .array(z.object({ criterion: criterionSchema, lookFor: z.array(sentence).min(1) }))
    .length(CRITERIA.length),
})

/** A whole case, checked file by file and across files. */
export interface LoadedCase extends z.infer<typeof caseFileSchema>, z.infer<typeof interviewerFileSchema> {
  /** Markdown. */
  readonly brief: string
  readonly facts: readonly Fact[]
  readonly operations: z.infer<typeof operationsFileSchema>['operations']
  readonly volumes: z.infer<typeof dataFileSchema>['volumes']
  readonly rubric: z.infer<typeof rubricFileSchema>['criteria']
}

export interface CrossReferenceProblem {
  readonly file: string
  readonly field: string
  readonly message: string
}

/** What does not fit together between the files of a case. */
export function crossReferenceProblems(loaded: LoadedCase): CrossReferenceProblem[] {
  const items = [...loaded.prompts, ...loaded.nudges, ...loaded.followUps, ...loaded.curveballs]
  const conditions = [...loaded.nudges, ...loaded.followUps, ...loaded.curveballs].map(({ id: of, when }) => ({
    of,
    ...namesIn(when),
  }))
  const facts = new Set(loaded.facts.map((fact) => fact.id))
  const itemIds = new Set(items.map((item) => item.id))
  const entities = new Set(loaded.entities.map((entity) => entity.id))
  const missing = (names: readonly string[], known: ReadonlySet<string>, file: string, field: string, what: string) =>
    names
      .filter((name) => !known.has(name))
      .map((name) => ({ file, field, message: `There is no ${what} ${name}. Correct the name or add it.` }))
  return [
    ...repeated(loaded.facts.map((fact) => fact.id)).map((name) => twice('facts.yaml', name)),
    ...repeated(items.map((item) => item.id)).map((name) => twice('interviewer.yaml', name)),
    ...repeated(loaded.operations.map(({ name }) => name)).map((name) => twice('operations.yaml', name)),
    ...conditions.flatMap(({ of, facts: named }) => missing(named, facts, 'interviewer.yaml', of, 'fact')),
    ...conditions.flatMap(({ of, items: named }) => missing(named, itemIds, 'interviewer.yaml', of, 'item')),
    ...loaded.operations.flatMap(({ name, entities: named }) =>
      missing(named, entities, 'operations.yaml', name, 'entity'),
    ),
    ...loaded.volumes.flatMap(({ entity }) => missing([entity], entities, 'data.yaml', entity, 'entity')),
  ]
}

function repeated(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index)
}

function twice(file: string, name: string): CrossReferenceProblem {
  return { file, field: name, message: `The id ${name} is used twice. Ids must be unique within a case.` }
}
