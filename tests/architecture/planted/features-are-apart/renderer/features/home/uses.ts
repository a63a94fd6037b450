import type { Value } from '../room/clock.ts'

export type Used = Value
