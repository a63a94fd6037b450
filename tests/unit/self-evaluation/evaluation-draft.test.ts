import { describe, expect, it } from 'vitest'
import { clearDraft, readDraft, writeDraft } from '../../../renderer/features/self-evaluation/evaluation-draft.ts'

/** The browser's storage with room for `limit` characters. */
function createStorage(limit = 10_000): Storage {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => {
      if (value.length > limit) throw new DOMException('full', 'QuotaExceededError')
      kept.set(key, value)
    },
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  }
}

describe('the draft of a self-evaluation', () => {
  it('is found again after a reload, for its own attempt only', () => {
    const storage = createStorage()
    const empty = readDraft(storage, 'one')
    const draft = { scores: { ...empty.scores, schema: 12.5 }, remarks: 'Index forgotten.' }
    expect(writeDraft(storage, 'one', draft)).toBe(true)
    expect(readDraft(storage, 'one')).toEqual(draft)
    expect(readDraft(storage, 'two')).toEqual(empty)
  })

  it('is gone once it was submitted', () => {
    const storage = createStorage()
    const empty = readDraft(storage, 'one')
    writeDraft(storage, 'one', { ...empty, remarks: 'x' })
    clearDraft(storage, 'one')
    expect(readDraft(storage, 'one')).toEqual(empty)
  })

  it('begins anew when what is stored is damaged or has impossible points', () => {
    const storage = createStorage()
    const empty = readDraft(storage, 'one')
    writeDraft(storage, 'one', { ...empty, scores: { ...empty.scores, schema: 21 } })
    expect(readDraft(storage, 'one')).toEqual(empty)
    const key = storage.key(0) ?? ''
    storage.setItem(key, '{"scores":')
    expect(readDraft(storage, 'one')).toEqual(empty)
  })

  it('says when the storage is full', () => {
    const storage = createStorage(50)
    expect(writeDraft(storage, 'one', readDraft(storage, 'one'))).toBe(false)
  })
})
