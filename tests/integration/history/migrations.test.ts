import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { EVENT_VERSIONS } from '../../../core/attempt/attempt-event-versions.ts'
import { openHistory } from '../../../main/history/open-history.ts'
import { asked, RUNNING, started, wrote } from '../../fixtures/history/attempts.ts'
import { openReady, QUIET, temporaryFolder } from '../../fixtures/history/open-temporary.ts'

const RELEASED = fileURLToPath(new URL('../../../main/history/migrations', import.meta.url))
const ALL = { search: '', caseId: null, mode: null, state: null, cursor: null, limit: 50 }

let temporary: ReturnType<typeof temporaryFolder>
let migrationsFolder: string

beforeEach(() => {
  temporary = temporaryFolder()
  migrationsFolder = join(temporary.folder, 'migrations')
  cpSync(RELEASED, migrationsFolder, { recursive: true })
})
afterEach(() => temporary.remove())

function addMigration(sql: string): void {
  const number = readdirSync(migrationsFolder).length + 1
  writeFileSync(join(migrationsFolder, `${String(number).padStart(4, '0')}-next.sql`), sql)
}

function schemaVersion(file: string): unknown {
  const database = new Database(file, { readonly: true })
  const version = database.pragma('user_version', { simple: true })
  database.close()
  return version
}

const released = readdirSync(RELEASED).length

it('backs up, brings the schema up to date and makes the projections anew', () => {
  const before = openReady(temporary.folder, { migrationsFolder })
  before.append('a', 0, 0, [started(), asked('pelican?')], RUNNING)
  before.close()
  addMigration(
    'alter table snapshots add column note text; delete from summaries; delete from documents; delete from search',
  )
  const standingOf = () => ({ state: 'paused', phase: 'scaling' }) as const
  const after = openReady(temporary.folder, { migrationsFolder, standingOf })
  expect(after.summary('a')).toMatchObject({ state: 'paused', phase: 'scaling', questions: 1 })
  expect(after.list({ ...ALL, search: 'pelican' }).total).toBe(1)
  after.close()
  expect(schemaVersion(join(temporary.folder, 'history.sqlite'))).toBe(released + 1)
  const [backup = ''] = readdirSync(join(temporary.folder, 'backups'))
  expect(schemaVersion(join(temporary.folder, 'backups', backup))).toBe(released)
})

it('leaves the history as it was when a step fails half-way, and says so', () => {
  const before = openReady(temporary.folder, { migrationsFolder })
  before.append('a', 0, 0, [started()], RUNNING)
  before.close()
  addMigration('drop table snapshots; select * from nowhere;')
  const result = openHistory({ ...QUIET, folder: temporary.folder, migrationsFolder })
  expect(result).toMatchObject({ kind: 'failed', message: expect.stringContaining('nowhere') })
  rmSync(migrationsFolder, { recursive: true })
  const after = openReady(temporary.folder)
  after.writeSnapshot('a', 1, {})
  expect(after.list(ALL).total).toBe(1)
  after.close()
})

it('keeps where rounds stood when nobody can say it anew', () => {
  const history = openReady(temporary.folder)
  history.append('a', 0, 0, [started()], { state: 'self-evaluation', phase: null })
  history.rebuildProjections()
  expect(history.summary('a')).toMatchObject({ state: 'self-evaluation', phase: null })
  history.close()
})

it('refuses migrations with a missing number', () => {
  writeFileSync(join(migrationsFolder, `${String(released + 2).padStart(4, '0')}-late.sql`), 'select 1')
  const result = openHistory({ ...QUIET, folder: temporary.folder, migrationsFolder })
  expect(result).toMatchObject({
    kind: 'failed',
    message: expect.stringContaining(`should have the number ${released + 1}`),
  })
})

it('reads events of an older version in their newest shape', () => {
  const before = openReady(temporary.folder)
  before.append('a', 0, 0, [started(), wrote('sql', 'select 1')], RUNNING)
  before.close()
  const upcasts = new Map([[1, (payload: object) => ({ ...payload, document: 'notes.scaling' })]])
  const eventVersions = new Map([...EVENT_VERSIONS, ['document.edited', { current: 2, upcasts }] as const])
  const after = openReady(temporary.folder, { eventVersions })
  expect(after.read('a', 1)[0]?.event).toEqual({ ...wrote('sql', 'select 1'), document: 'notes.scaling' })
  after.close()
})
