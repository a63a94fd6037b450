import type { Value } from '../history/log.ts'

export type Used = Value
