import { useState } from 'react'
import type { RoundCommand } from '../../../../core/contract/rounds.ts'
import { client } from '../../../api/client.ts'
import { describeError } from '../../../api/errors.ts'
import { toastError } from '../../../ui/toast.tsx'

export interface RoundCommands {
  /** True while a command is on its way. */
  readonly busy: boolean
  /** Carries out `command` after what is typed was sent; resolves to whether it was done, and says why when it was not. */
  readonly run: (command: RoundCommand) => Promise<boolean>
}

const BRINGS_THE_ROUND_ON: readonly RoundCommand['kind'][] = ['finish-phase', 'revisit-phase', 'pause', 'abandon']

/** The candidate's commands to the round. `flush` sends what is typed and not yet stored. */
export function useRoundCommand(attemptId: string, flush: () => Promise<void>): RoundCommands {
  const [busy, setBusy] = useState(false)
  const run = async (command: RoundCommand) => {
    setBusy(true)
    try {
      if (BRINGS_THE_ROUND_ON.includes(command.kind)) await flush()
      await client.rounds.command({ attemptId, command })
      return true
    } catch (error) {
      toastError('That was not done', describeError(error))
      return false
    } finally {
      setBusy(false)
    }
  }
  return { busy, run }
}
