import { value } from '../api/client.ts'

export const used = value
