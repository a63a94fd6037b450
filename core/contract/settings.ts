import { oc } from '@orpc/contract'
import { z } from 'zod'
import { levelSchema, modeSchema } from '../round/phases.ts'
import { historyFull } from './errors.ts'

export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  /** What the start dialog proposes. */
  defaultMode: modeSchema,
  defaultLevel: levelSchema,
  /** Seconds a statement may run before the sandbox's watchdog cancels it. */
  statementTimeoutSeconds: z.number().int().min(5).max(600),
  editorFontSize: z.number().int().min(10).max(24),
})
export type Settings = z.infer<typeof settingsSchema>

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  defaultMode: 'full-45',
  defaultLevel: 'senior',
  statementTimeoutSeconds: 30,
  editorFontSize: 13,
}

export const settings = {
  get: oc.output(settingsSchema),
  set: oc.errors(historyFull).input(settingsSchema).output(settingsSchema),
}
