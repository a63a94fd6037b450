import { ORPCError } from '@orpc/client'
import { connection } from './client.ts'

/** A sentence for the screen about any error a call can end with. Typed errors of the contract carry their own. */
export function describeError(error: unknown): string {
  if (error instanceof ORPCError) {
    if (error.defined) return error.message
    if (error.code === 'BAD_REQUEST') return 'The backend did not accept this input. Check it and try again.'
    return `The backend failed unexpectedly: ${error.message}. The log file named in Settings says more.`
  }
  if (connection.state().kind !== 'open') return 'The connection to the backend was lost. It is being opened again.'
  return error instanceof Error ? error.message : String(error)
}

/** True for an error of the contract with this code. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof ORPCError && error.code === code
}

/** True when trying the same again can help: the error is neither one of the contract nor about the input. */
export function isWorthRetrying(error: unknown): boolean {
  return !(error instanceof ORPCError)
}
