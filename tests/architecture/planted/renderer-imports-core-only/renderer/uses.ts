import type { Value } from '../main/app/backend.ts'

export type Used = Value
