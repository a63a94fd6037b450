import { z } from 'zod'

/** Ids are permanent, because saved attempts refer to them: lower case words joined by hyphens. */
export const kebabIdSchema = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens, such as peak-traffic')

/** Names that are used in SQL: lower case words joined by underscores. */
export const sqlNameSchema = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9_]*$/, 'a name is lower-case words joined by underscores, such as add_to_cart')

/** A sentence or more for the screen. */
export const proseSchema = z.string().trim().min(3).max(4000)

/** Words or phrases that are looked for by their stems. */
export const phrasesSchema = z.array(z.string().trim().min(2).max(80)).min(1).max(60)
