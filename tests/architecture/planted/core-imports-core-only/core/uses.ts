import type { Value } from '../main/services/ports.ts'

export type Used = Value
