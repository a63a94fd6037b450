import { startOnce } from './start.ts'

startOnce(process.env.TABLESTAKES_DATA)
