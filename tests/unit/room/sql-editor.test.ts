import { forEachDiagnostic } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { markError } from '../../../renderer/features/room/sql/error-mark.ts'
import { scriptOf, statementOf } from '../../../renderer/features/room/sql/script-of.ts'
import { sliceScript } from '../../../renderer/features/room/sql/script-slice.ts'
import { textChange } from '../../../renderer/features/room/sql/text-change.ts'

const SCRIPT = 'select 1;\nselect bad from t;'

describe('what is run', () => {
  it.each<[string, number, number, string]>([
    ['the statement at the cursor', 12, 12, 'select bad from t;'],
    ['the selection', 0, 6, 'select'],
    ['the statement when only white space is selected', 9, 10, 'select bad from t;'],
  ])('%s', (_, anchor, head, sql) => {
    expect(statementOf(EditorState.create({ doc: SCRIPT, selection: { anchor, head } }))?.sql).toBe(sql)
  })

  it('is nothing in an empty script', () => {
    const empty = EditorState.create({ doc: ' \n ' })
    expect([statementOf(empty), scriptOf(empty)]).toEqual([null, null])
  })
})

describe('the mark of an error', () => {
  const error = {
    code: '42703',
    message: 'column "bad" does not exist',
    detail: null,
    hint: null,
    position: { line: 2, column: 8, offset: 17 },
  }
  const marked = (state: EditorState) => {
    const places: string[] = []
    forEachDiagnostic(state, (diagnostic, from, to) => {
      places.push(`${state.sliceDoc(from, to)}: ${diagnostic.message}`)
    })
    return places
  }

  it('stands at the word PostgreSQL named', () => {
    const state = EditorState.create({ doc: SCRIPT })
    const slice = sliceScript(SCRIPT, 10, SCRIPT.length)
    expect(marked(state.update(markError(state, { slice, error })).state)).toEqual(['bad: column "bad" does not exist'])
  })

  it('stands nowhere when the script was changed while it ran', () => {
    const state = EditorState.create({ doc: SCRIPT.replace('bad', 'good') })
    const slice = sliceScript(SCRIPT, 10, SCRIPT.length)
    expect(marked(state.update(markError(state, { slice, error })).state)).toEqual([])
  })
})

describe('a text that was changed elsewhere', () => {
  it.each([
    ['ab', 'ab'],
    ['ab', 'aXb'],
    ['aXb', 'ab'],
    ['', 'ab'],
    ['ab', ''],
    ['aaa', 'aa'],
    ['one two', 'one 2 two'],
  ])('%j becomes %j by one replacement', (before, after) => {
    const state = EditorState.create({ doc: before })
    const changes = textChange(before, after)
    expect(changes === null ? before : state.update({ changes }).state.doc.toString()).toBe(after)
  })

  it('leaves the cursor with what it stood at', () => {
    const state = EditorState.create({ doc: 'select 1;\nselect 2;', selection: { anchor: 17 } })
    const changes = textChange('select 1;\nselect 2;', '-- mine\nselect 1;\nselect 2;')
    const after = changes === null ? state : state.update({ changes }).state
    expect(after.sliceDoc(after.selection.main.head)).toBe('2;')
  })
})
