import { value } from '../hosts/web/serve.ts'

export const used = value
