import { value } from './other.ts'

export const other = 1
