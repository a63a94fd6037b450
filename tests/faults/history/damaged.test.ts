import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openHistory } from '../../../main/history/open-history.ts'
import { RUNNING, started, wrote } from '../../fixtures/history/attempts.ts'
import { openReady, QUIET, temporaryFolder } from '../../fixtures/history/open-temporary.ts'

const ALL = { search: '', caseId: null, mode: null, state: null, cursor: null, limit: 200 }

let temporary: ReturnType<typeof temporaryFolder>
let file: string

beforeEach(() => {
  temporary = temporaryFolder()
  file = join(temporary.folder, 'history.sqlite')
})
afterEach(() => temporary.remove())

/** A history of twenty attempts; the first ten are in a backup too when it was asked for. */
async function fill(withBackup: boolean): Promise<void> {
  const history = openReady(temporary.folder)
  for (let index = 0; index < 20; index += 1) {
    if (index === 10 && withBackup) await history.backupIfDue()
    history.append(
      `a${index}`,
      0,
      0,
      [started(), wrote('sql', `create table t${index} (id int);\n`.repeat(40))],
      RUNNING,
    )
  }
  history.close()
}

function change(work: (bytes: Buffer) => void): void {
  const bytes = readFileSync(file)
  work(bytes)
  writeFileSync(file, bytes)
}

const DAMAGES: readonly (readonly [string, () => void])[] = [
  ['its header is zeroed', () => change((bytes) => bytes.fill(0, 0, 100))],
  ['its first page is zeroed', () => change((bytes) => bytes.fill(0, 0, 4096))],
  ['it is cut in half', () => truncateSync(file, Math.floor(readFileSync(file).length / 2))],
  ['it is cut within a page', () => truncateSync(file, readFileSync(file).length - 1000)],
  ['it is cut to nothing', () => truncateSync(file, 0)],
  ['it is another kind of file', () => writeFileSync(file, 'Dear diary')],
  [
    'every page has a flipped header',
    () =>
      change((bytes) => {
        for (let at = 4096; at < bytes.length; at += 4096) bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at)
      }),
  ],
  [
    'bytes are flipped all over it',
    () =>
      change((bytes) => {
        for (let at = 4099; at < bytes.length; at += 97) bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at)
      }),
  ],
  ['it is the database of another program', () => replaceByForeignDatabase()],
]

function replaceByForeignDatabase(): void {
  rmSync(file)
  const foreign = new Database(file)
  foreign.exec('create table recipes (name text)')
  foreign.close()
}

it.each(DAMAGES)('restores the backup and keeps the original when %s', async (_damage, damage) => {
  await fill(true)
  damage()
  const damaged = readFileSync(file)
  const result = openHistory({ ...QUIET, folder: temporary.folder })
  if (result.kind !== 'recovered') throw new Error(`The history is ${result.kind}.`)
  expect(result.history.list(ALL).total).toBe(10)
  expect(result.history.read('a9')).toHaveLength(2)
  result.history.close()
  const [kept = ''] = readdirSync(join(temporary.folder, 'damaged')).filter((name) => name.endsWith('.sqlite'))
  expect(result.message).toContain(join(temporary.folder, 'damaged', kept))
  expect(result.message).toMatch(/The backup of .* was restored/)
  expect(readFileSync(join(temporary.folder, 'damaged', kept)).equals(damaged)).toBe(true)
  openReady(temporary.folder).close()
})

it.each(DAMAGES)(
  'says that it begins anew, and keeps the original, when %s and there is no backup',
  async (_damage, damage) => {
    await fill(false)
    damage()
    const damaged = readFileSync(file)
    const result = openHistory({ ...QUIET, folder: temporary.folder })
    if (result.kind !== 'recovered') throw new Error(`The history is ${result.kind}.`)
    expect(result.message).toContain('a new, empty history was begun')
    result.history.append('next', 0, 0, [started()], RUNNING)
    result.history.close()
    const [kept = ''] = readdirSync(join(temporary.folder, 'damaged')).filter((name) => name.endsWith('.sqlite'))
    expect(readFileSync(join(temporary.folder, 'damaged', kept)).equals(damaged)).toBe(true)
  },
)

it('loses nothing that was in the file itself when the write-ahead log beside it is another one', async () => {
  await fill(true)
  const other = temporaryFolder()
  try {
    const source = openReady(other.folder)
    for (let index = 0; index < 5; index += 1) {
      source.append(`x${index}`, 0, 0, [started(), wrote('sql', 'other '.repeat(3000))], RUNNING)
    }
    copyFileSync(join(other.folder, 'history.sqlite-wal'), `${file}-wal`)
    source.close()
  } finally {
    other.remove()
  }
  const result = openHistory({ ...QUIET, folder: temporary.folder })
  if (result.kind !== 'recovered') throw new Error(`The history is ${result.kind}.`)
  expect(result.message).toContain('Only its write-ahead log was damaged')
  expect(result.history.list(ALL).total).toBe(20)
  result.history.close()
})

it('takes the backup when the newest one is damaged too', async () => {
  await fill(true)
  const folder = join(temporary.folder, 'backups')
  const [good = ''] = readdirSync(folder)
  copyFileSync(join(folder, good), join(folder, 'history-2199-01-01T000000.000Z.sqlite'))
  truncateSync(join(folder, 'history-2199-01-01T000000.000Z.sqlite'), 5000)
  truncateSync(file, 5000)
  const result = openHistory({ ...QUIET, folder: temporary.folder })
  if (result.kind !== 'recovered') throw new Error(`The history is ${result.kind}.`)
  expect(result.history.list(ALL).total).toBe(10)
  result.history.close()
})

it('is not silently empty when the file is gone, or the program was killed while it recovered', async () => {
  await fill(false)
  mkdirSync(join(temporary.folder, 'damaged'), { recursive: true })
  const aside = join(temporary.folder, 'damaged', 'history-2026-01-01T000000.000Z.sqlite')
  copyFileSync(file, aside)
  rmSync(file)
  const result = openHistory({ ...QUIET, folder: temporary.folder })
  expect(result).toMatchObject({ kind: 'recovered', message: expect.stringContaining(aside) })
  if (result.kind !== 'failed') result.history.close()
})

it('refuses a history of a newer program and leaves every byte of it as it was', async () => {
  await fill(true)
  const database = new Database(file)
  database.pragma('user_version = 99')
  // What is only in the log must not be moved into the file either.
  const wal = `${file}-wal`
  database.exec("insert into settings values (1, '{}')")
  const copy = join(temporary.folder, 'copy')
  mkdirSync(join(copy), { recursive: true })
  for (const name of [file, wal])
    copyFileSync(name, join(copy, name === file ? 'history.sqlite' : 'history.sqlite-wal'))
  database.close()
  const before = [readFileSync(join(copy, 'history.sqlite')), readFileSync(join(copy, 'history.sqlite-wal'))]
  const result = openHistory({ ...QUIET, folder: copy })
  expect(result).toMatchObject({
    kind: 'failed',
    message: expect.stringMatching(/newer version.*schema 99/),
    whatToDo: expect.stringContaining('newer'),
  })
  expect(before[1]?.length).toBeGreaterThan(0)
  expect(readFileSync(join(copy, 'history.sqlite')).equals(before[0] ?? Buffer.alloc(0))).toBe(true)
  expect(readFileSync(join(copy, 'history.sqlite-wal')).equals(before[1] ?? Buffer.alloc(0))).toBe(true)
})

it('says why and what to do when the folder cannot be one', () => {
  const blocked = join(temporary.folder, 'file')
  writeFileSync(blocked, '')
  expect(openHistory({ ...QUIET, folder: join(blocked, 'history') })).toEqual({
    kind: 'failed',
    message: `The history cannot be kept in ${join(blocked, 'history')}: this is not a folder and cannot become one (ENOTDIR).`,
    whatToDo: 'Rename what is in the way, or choose another data folder.',
  })
})

it('says why and what to do when the file cannot be opened for writing', () => {
  mkdirSync(file, { recursive: true })
  const result = openHistory({ ...QUIET, folder: temporary.folder })
  expect(result).toMatchObject({ kind: 'failed', message: expect.stringContaining(temporary.folder) })
  expect(existsSync(dirname(file))).toBe(true)
})

it('lets one opener in, and the next when the first has closed', () => {
  const first = openReady(temporary.folder)
  const second = openHistory({ ...QUIET, folder: temporary.folder })
  expect(second).toMatchObject({
    kind: 'failed',
    message: expect.stringContaining('Another Tablestakes is using the history'),
  })
  first.append('a', 0, 0, [started()], RUNNING)
  first.close()
  const third = openReady(temporary.folder)
  expect(third.list(ALL).total).toBe(1)
  third.close()
})

it('goes on when only the lock file is damaged', () => {
  writeFileSync(join(temporary.folder, 'history.lock'), 'x'.repeat(5000))
  openReady(temporary.folder).close()
})
