import { z } from 'zod'

/** What the backend process needs to begin. */
export const backendStartSchema = z.object({
  dataFolder: z.string().min(1),
  casesFolders: z.array(z.string()),
  migrationsFolder: z.string(),
  /** Absent where the app runs from its sources or has the server in its package. */
  postgresFolder: z.string().optional(),
})
export type BackendStart = z.infer<typeof backendStartSchema>

/** From the shell to the backend process. `connect` carries one port. */
export const shellMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('start'), start: backendStartSchema }),
  z.object({ kind: z.literal('connect') }),
  z.object({ kind: z.literal('suspend') }),
  z.object({ kind: z.literal('close') }),
])
export type ShellMessage = z.infer<typeof shellMessageSchema>

/** From the backend process to the shell. After `failed` it waits to be ended, after `closed` it ends by itself. */
export const backendMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  /** It cannot begin; the message says why and what to do. */
  z.object({ kind: z.literal('failed'), message: z.string() }),
  z.object({ kind: z.literal('closed') }),
])
export type BackendMessage = z.infer<typeof backendMessageSchema>
