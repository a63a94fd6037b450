import type { PostgresStatus } from '../../core/contract/app.ts'
import { StartProblem } from './start-problem.ts'

/** What the screen says while the server comes up; `because` tells of a crash and is empty otherwise. */
export function preparing(step: 'initialising' | 'starting' | 'recovering', because: string): PostgresStatus {
  const messages = {
    initialising: 'PostgreSQL is being set up. This happens once and takes a moment.',
    starting: 'PostgreSQL is starting.',
    recovering: because,
  }
  return { state: 'preparing', step, message: messages[step] }
}

/** What the screen says when the server cannot run. */
export function unavailable(error: unknown): PostgresStatus {
  if (error instanceof StartProblem) return { state: 'unavailable', message: error.message, whatToDo: error.whatToDo }
  return {
    state: 'unavailable',
    message: `PostgreSQL could not be started: ${error instanceof Error ? error.message : String(error)}`,
    whatToDo: 'Try again in Settings. The log file has the details.',
  }
}
