import { value } from './mistyped.ts'

export const used = value
