import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backupsToKeep } from '../../../main/history/backup-retention.ts'
import { RUNNING, started, wrote } from '../../fixtures/history/attempts.ts'
import { openReady, temporaryFolder } from '../../fixtures/history/open-temporary.ts'

const DAY_MS = 24 * 60 * 60 * 1000

describe('the daily backup', () => {
  let temporary: ReturnType<typeof temporaryFolder>
  beforeEach(() => {
    temporary = temporaryFolder()
  })
  afterEach(() => temporary.remove())

  it('is made once a day, is whole, and is one file', async () => {
    let time = new Date('2026-03-01T08:00:00.000Z')
    const history = openReady(temporary.folder, { now: () => time })
    history.append('a', 0, 0, [started()], RUNNING)
    const [path, second] = await Promise.all([history.backupIfDue(), history.backupIfDue()])
    expect(path).toBe(join(temporary.folder, 'backups', 'history-2026-03-01T080000.000Z.sqlite'))
    expect(second).toBeNull()
    expect(await history.backupIfDue()).toBeNull()
    time = new Date('2026-03-02T00:00:01.000Z')
    expect(await history.backupIfDue()).not.toBeNull()
    history.close()
    expect(readdirSync(join(temporary.folder, 'backups'))).toHaveLength(2)
    const copy = new Database(path ?? '', { readonly: true })
    expect(copy.prepare('select count(*) from events').pluck().get()).toBe(1)
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok')
    copy.close()
  })

  it('is given up, and leaves nothing behind, when the history is closed in the middle of it', async () => {
    const history = openReady(temporary.folder)
    for (let index = 0; index < 20; index += 1) {
      history.append(`a${index}`, 0, 0, [started(), wrote('sql', 'x '.repeat(100_000))], RUNNING)
    }
    const backup = history.backupIfDue()
    history.close()
    await expect(backup).rejects.toThrow()
    expect(readdirSync(join(temporary.folder, 'backups'))).toEqual([])
    openReady(temporary.folder).close()
  })

  it('leaves nothing half made behind', () => {
    openReady(temporary.folder).close()
    writeFileSync(join(temporary.folder, 'backups', 'history-2026-03-01T080000.000Z.sqlite.partial'), 'half')
    openReady(temporary.folder).close()
    expect(readdirSync(join(temporary.folder, 'backups'))).toEqual([])
  })
})

describe('the backups that are kept', () => {
  const now = new Date('2026-06-15T12:00:00.000Z')

  it('are all of the last two days', () => {
    const times = Array.from({ length: 90 }, (_, index) => new Date(now.getTime() - index * 30 * 60 * 1000))
    expect([...backupsToKeep(times, now)]).toEqual(times)
  })

  it('are then one of 12 days, of 10 weeks and of 9 months, the last of each', () => {
    const times = Array.from({ length: 2000 }, (_, index) => new Date(now.getTime() - index * DAY_MS * 0.5))
    const kept = [...backupsToKeep(times, now)].sort((a, b) => b.getTime() - a.getTime())
    expect(kept).toHaveLength(4 + 12 + 10 + 9)
    expect(kept.slice(4, 6).map((time) => time.toISOString())).toEqual([
      '2026-06-13T12:00:00.000Z',
      '2026-06-12T12:00:00.000Z',
    ])
    const ages = kept.map((time) => (now.getTime() - time.getTime()) / DAY_MS)
    expect(ages.at(-1)).toBeGreaterThan(300)
  })

  it('reach as far back when they are thinned out day by day', () => {
    let kept: Date[] = []
    for (let day = 800; day >= 0; day -= 1) {
      const today = new Date(now.getTime() - day * DAY_MS)
      kept = [...backupsToKeep([...kept, today], today)]
    }
    const oldest = Math.min(...kept.map((time) => time.getTime()))
    expect((now.getTime() - oldest) / DAY_MS).toBeGreaterThan(300)
    expect(kept.length).toBeGreaterThanOrEqual(2 + 12 + 10 + 8)
  })
})
