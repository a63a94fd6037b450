import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DOCUMENTS, type DocumentName } from '../../../core/contract/workspace.ts'
import { Autosave, SAVE_TIMING, type SaveOutcome } from '../../../renderer/features/room/autosave.ts'
import type { JournalEntry, SaveJournal } from '../../../renderer/features/room/save-journal.ts'

interface SentRequest {
  readonly document: DocumentName
  readonly baseRevision: number
  readonly text: string
  answer(outcome: SaveOutcome): Promise<void>
}

/** A backend whose answers the test gives. */
function createTransport() {
  const sent: SentRequest[] = []
  const transport = (document: DocumentName, baseRevision: number, text: string) =>
    new Promise<SaveOutcome>((resolve) => {
      const answer = async (outcome: SaveOutcome) => {
        resolve(outcome)
        await vi.advanceTimersByTimeAsync(0)
      }
      sent.push({ document, baseRevision, text, answer })
    })
  return { sent, transport }
}

function createJournal(entries: Partial<Record<DocumentName, JournalEntry>> = {}) {
  const kept = new Map<DocumentName, JournalEntry>()
  for (const name of DOCUMENTS) {
    const entry = entries[name]
    if (entry !== undefined) kept.set(name, entry)
  }
  const journal: SaveJournal = {
    read: (document) => kept.get(document) ?? null,
    write: (document, entry) => void kept.set(document, entry),
    clear: (document) => void kept.delete(document),
  }
  return { kept, journal }
}

function open(options: { text?: string; revision?: number; left?: JournalEntry } = {}) {
  const { sent, transport } = createTransport()
  const { kept, journal } = createJournal(options.left === undefined ? {} : { sql: options.left })
  const documents = [
    { name: 'sql', text: options.text ?? '', revision: options.revision ?? 0 },
    { name: 'notes.scaling', text: '', revision: 0 },
  ] as const
  return { autosave: new Autosave(documents, transport, journal), sent, kept }
}

const theSent = (sent: readonly SentRequest[], index: number): SentRequest => {
  const request = sent[index]
  if (request === undefined) throw new Error(`Request ${index} was never sent.`)
  return request
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('storing while typing', () => {
  it('waits for a short silence and then sends the whole text once', async () => {
    const { autosave, sent } = open()
    for (const text of ['s', 'se', 'sel']) {
      autosave.edit('sql', text)
      await vi.advanceTimersByTimeAsync(50)
    }
    expect(sent).toEqual([])
    await vi.advanceTimersByTimeAsync(SAVE_TIMING.debounce)
    expect(sent.map(({ document, baseRevision, text }) => ({ document, baseRevision, text }))).toEqual([
      { document: 'sql', baseRevision: 0, text: 'sel' },
    ])
  })

  it('sends within a second of the first key stroke however long the typing goes on', async () => {
    const { autosave, sent } = open()
    for (let stroke = 1; stroke <= 9; stroke += 1) {
      autosave.edit('sql', 'x'.repeat(stroke))
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(sent).toHaveLength(1)
    expect(theSent(sent, 0).text.length).toBeGreaterThanOrEqual(8)
  })

  it('has one request in flight for a document and sends what was typed meanwhile after it', async () => {
    const { autosave, sent } = open({ revision: 4 })
    autosave.edit('sql', 'one')
    await vi.advanceTimersByTimeAsync(SAVE_TIMING.debounce)
    autosave.edit('sql', 'one two')
    autosave.edit('sql', 'one two three')
    await vi.advanceTimersByTimeAsync(5000)
    expect(sent).toHaveLength(1)
    await theSent(sent, 0).answer({ kind: 'stored', revision: 5 })
    await vi.advanceTimersByTimeAsync(SAVE_TIMING.debounce)
    expect(theSent(sent, 1)).toMatchObject({ baseRevision: 5, text: 'one two three' })
    await theSent(sent, 1).answer({ kind: 'stored', revision: 6 })
    expect(autosave.document('sql')).toMatchObject({ revision: 6, status: { kind: 'saved' } })
  })

  it('does not make one document wait for another', async () => {
    const { autosave, sent } = open()
    autosave.edit('sql', 'a')
    autosave.edit('notes.scaling', 'b')
    await vi.advanceTimersByTimeAsync(SAVE_TIMING.debounce)
    expect(sent.map((request) => request.document)).toEqual(['sql', 'notes.scaling'])
  })

  it('sends nothing when the text came back to what is stored', async () => {
    const { autosave, sent, kept } = open({ text: 'same' })
    autosave.edit('sql', 'same!')
    autosave.edit('sql', 'same')
    await vi.advanceTimersByTimeAsync(5000)
    expect(sent).toEqual([])
    expect(autosave.document('sql').status).toEqual({ kind: 'saved' })
    expect(kept.size).toBe(0)
  })
})

describe('flush', () => {
  it('sends at once and resolves when the text is stored', async () => {
    const { autosave, sent } = open()
    autosave.edit('sql', 'select 1')
    let done = false
    const flushed = autosave.flush().then(() => {
      done = true
    })
    await vi.advanceTimersByTimeAsync(0)
    expect([sent.length, done]).toEqual([1, false])
    await theSent(sent, 0).answer({ kind: 'stored', revision: 1 })
    await flushed
    expect(done).toBe(true)
  })

  it('sends again after the request in flight when more was typed', async () => {
    const { autosave, sent } = open()
    autosave.edit('sql', 'a')
    await vi.advanceTimersByTimeAsync(SAVE_TIMING.debounce)
    autosave.edit('sql', 'ab')
    const flushed = autosave.flush()
    await theSent(sent, 0).answer({ kind: 'stored', revision: 1 })
    expect(theSent(sent, 1)).toMatchObject({ baseRevision: 1, text: 'ab' })
    await theSent(sent, 1).answer({ kind: 'stored', revision: 2 })
    await flushed
  })

  it('still goes out when the screen is left', async () => {
    const { autosave, sent } = open()
    autosave.edit('sql', 'last words')
    autosave.dispose()
    await vi.advanceTimersByTimeAsync(0)
    expect(theSent(sent, 0).text).toBe('last words')
  })
})

describe('when storing fails', () => {
  it('keeps the text, says why, and tries again with longer waits until it is stored', async () => {
    const { autosave, sent, kept } = open()
    autosave.edit('sql', 'precious')
    await vi.advanceTimersByTimeAsync(SAVE_TIMING.debounce)
    await theSent(sent, 0).answer({ kind: 'failed', message: 'The disk is full.' })
    expect(autosave.document('sql')).toMatchObject({
      text: 'precious',
      status: { kind: 'failed', message: 'The disk is full.' },
    })
    expect(kept.get('sql')?.text).toBe('precious')
    await vi.advanceTimersByTimeAsync(SAVE_TIMING.firstRetry)
    await theSent(sent, 1).answer({ kind: 'failed', message: 'The disk is full.' })
    await vi.advanceTimersByTimeAsync(SAVE_TIMING.firstRetry)
    expect(sent).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(SAVE_TIMING.firstRetry)
    await theSent(sent, 2).answer({ kind: 'stored', revision: 1 })
    expect(autosave.document('sql').status).toEqual({ kind: 'saved' })
    expect(kept.size).toBe(0)
  })

  it('goes on showing the failure while the candidate types on', async () => {
    const { autosave, sent } = open()
    autosave.edit('sql', 'a')
    await vi.advanceTimersByTimeAsync(SAVE_TIMING.debounce)
    await theSent(sent, 0).answer({ kind: 'failed', message: 'Connection lost.' })
    autosave.edit('sql', 'ab')
    expect(autosave.document('sql').status.kind).toBe('failed')
  })
})

describe('when another window stored something else', () => {
  async function conflict() {
    const opened = open({ text: 'base', revision: 1 })
    opened.autosave.edit('sql', 'mine')
    await vi.advanceTimersByTimeAsync(SAVE_TIMING.debounce)
    await theSent(opened.sent, 0).answer({ kind: 'stale', revision: 2, text: 'theirs' })
    return opened
  }

  it('asks, and sends nothing until it is answered', async () => {
    const { autosave, sent } = await conflict()
    autosave.edit('sql', 'mine, longer')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sent).toHaveLength(1)
    expect(autosave.document('sql')).toMatchObject({
      text: 'mine, longer',
      status: { kind: 'conflict', theirs: { revision: 2, text: 'theirs' } },
    })
  })

  it('"keep mine" stores the own text on top of the other revision', async () => {
    const { autosave, sent } = await conflict()
    autosave.keepMine('sql')
    await vi.advanceTimersByTimeAsync(SAVE_TIMING.debounce)
    expect(theSent(sent, 1)).toMatchObject({ baseRevision: 2, text: 'mine' })
  })

  it('"take the other" shows the other text and has nothing left to store', async () => {
    const { autosave, sent, kept } = await conflict()
    autosave.takeTheirs('sql')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(autosave.document('sql')).toMatchObject({ text: 'theirs', revision: 2, status: { kind: 'saved' } })
    expect([sent.length, kept.size]).toEqual([1, 0])
  })

  it('is no conflict when the other text is the one this window sent and never heard about', async () => {
    const { autosave, sent } = open({ text: 'base', revision: 1 })
    autosave.edit('sql', 'mine')
    await vi.advanceTimersByTimeAsync(SAVE_TIMING.debounce)
    autosave.edit('sql', 'mine, longer')
    await theSent(sent, 0).answer({ kind: 'stale', revision: 2, text: 'mine' })
    await vi.advanceTimersByTimeAsync(SAVE_TIMING.debounce)
    expect(theSent(sent, 1)).toMatchObject({ baseRevision: 2, text: 'mine, longer' })
  })
})

describe('after a crash of the page', () => {
  it('mirrors each key stroke at once and forgets it when it is stored', async () => {
    const { autosave, sent, kept } = open({ revision: 3 })
    autosave.edit('sql', 'just typed')
    expect(kept.get('sql')).toEqual({ baseRevision: 3, text: 'just typed', sending: null })
    await vi.advanceTimersByTimeAsync(SAVE_TIMING.debounce)
    await theSent(sent, 0).answer({ kind: 'stored', revision: 4 })
    expect(kept.size).toBe(0)
  })

  it('puts back what was typed on the stored revision and stores it', async () => {
    const { autosave, sent } = open({
      text: 'old',
      revision: 3,
      left: { baseRevision: 3, text: 'old and new', sending: null },
    })
    expect(autosave.document('sql').text).toBe('old and new')
    await vi.advanceTimersByTimeAsync(SAVE_TIMING.debounce)
    expect(theSent(sent, 0)).toMatchObject({ baseRevision: 3, text: 'old and new' })
  })

  it('puts it back too when the save in flight had been stored', async () => {
    const left = { baseRevision: 3, text: 'old, sent, typed', sending: 'old, sent' }
    const { autosave, sent } = open({ text: 'old, sent', revision: 4, left })
    await vi.advanceTimersByTimeAsync(SAVE_TIMING.debounce)
    expect(autosave.document('sql').text).toBe('old, sent, typed')
    expect(theSent(sent, 0)).toMatchObject({ baseRevision: 4, text: 'old, sent, typed' })
  })

  it('asks when the document has moved on elsewhere', async () => {
    const left = { baseRevision: 3, text: 'left behind', sending: null }
    const { autosave, sent } = open({ text: 'newer', revision: 7, left })
    await vi.advanceTimersByTimeAsync(5000)
    expect(autosave.document('sql').status).toEqual({
      kind: 'conflict',
      theirs: { revision: 7, text: 'newer' },
    })
    expect(sent).toEqual([])
  })

  it('drops what is already stored', () => {
    const { autosave, kept } = open({
      text: 'done',
      revision: 4,
      left: { baseRevision: 3, text: 'done', sending: null },
    })
    expect(autosave.document('sql').status).toEqual({ kind: 'saved' })
    expect(kept.size).toBe(0)
  })
})
