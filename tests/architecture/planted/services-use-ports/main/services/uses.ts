import type { Value } from '../app/backend.ts'

export type Used = Value
