import { z } from 'zod'
import { conditionSchema } from '../interviewer/condition.ts'
import { levelSchema, phaseSchema } from '../round/phases.ts'
import { kebabIdSchema, phrasesSchema, proseSchema } from './ids.ts'

/** One point of a strong answer, with the words or phrases of which one shows that it was made. */
export const keyPointSchema = z.strictObject({ text: proseSchema, words: phrasesSchema })
export type KeyPoint = z.infer<typeof keyPointSchema>

/** A follow-up or a curveball. */
const questionSchema = z.strictObject({
  id: kebabIdSchema,
  text: proseSchema,
  when: conditionSchema,
  /** The levels at which it is asked. */
  levels: z.array(levelSchema).min(1).default(['senior', 'staff']),
  keyPoints: z.array(keyPointSchema).min(3).max(8),
})

/** interviewer.yaml. Of several items whose condition holds the first is said: write the most telling first. */
export const interviewerFileSchema = z.strictObject({
  /** Said when no fact fits a question. */
  noFact: proseSchema.default(
    'I have nothing on that. Assume what is reasonable, and write the assumption down so that we can come back to it.',
  ),
  /** One or more a phase, said as it begins. */
  prompts: z.array(z.strictObject({ id: kebabIdSchema, phase: phaseSchema, text: proseSchema })).min(5),
  nudges: z.array(
    z.strictObject({
      id: kebabIdSchema,
      text: proseSchema,
      when: conditionSchema,
      levels: z.array(levelSchema).min(1).default(['senior', 'staff']),
    }),
  ),
  followUps: z.array(questionSchema).min(2),
  curveballs: z.array(questionSchema).min(1),
})
