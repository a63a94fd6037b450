import { value } from '../../services/round-service.ts'

export const used = value
