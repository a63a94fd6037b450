import { value } from '../web/serve.ts'

export const used = value
