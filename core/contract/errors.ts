import { z } from 'zod'

/** Errors are typed values: each has a code, and a message made for the screen. */
export const noSuchCase = { NO_SUCH_CASE: { message: 'There is no such case.' } } as const
export const noSuchAttempt = { NO_SUCH_ATTEMPT: { message: 'There is no such attempt.' } } as const
export const notNow = {
  /** The round is not in a state that allows it; the message says why. */
  NOT_NOW: { message: 'This is not possible at this point of the round.' },
} as const
export const engineUnavailable = {
  ENGINE_UNAVAILABLE: { message: 'PostgreSQL is not running, so SQL cannot be run. Everything else goes on.' },
} as const
export const staleDocument = {
  STALE_DOCUMENT: {
    message: 'This text was changed in another window.',
    data: z.object({ revision: z.number().int(), text: z.string() }),
  },
} as const
export const historyFull = {
  HISTORY_FULL: { message: 'The disk is full: nothing more can be saved until there is room.' },
} as const
