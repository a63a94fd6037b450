import { app } from './app.ts'
import { attempts } from './attempts.ts'
import { cases } from './cases.ts'
import { rounds } from './rounds.ts'
import { settings } from './settings.ts'
import { sql } from './sql.ts'
import { workspace } from './workspace.ts'

/** Every call between renderer and backend, whatever carries it. */
export const contract = { app, cases, rounds, workspace, sql, attempts, settings }
export type Contract = typeof contract
