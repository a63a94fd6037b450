import { Compartment, EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef, useState } from 'react'
import type { Catalog } from '../../../../core/contract/sql.ts'
import { type EditorCommands, editorExtensions } from './editor-extensions.ts'
import { markError, type PlacedError } from './error-mark.ts'
import { scriptOf, statementOf } from './script-of.ts'
import type { ScriptSlice } from './script-slice.ts'
import { sqlLanguage } from './sql-language.ts'
import { textChange } from './text-change.ts'

/** What others may ask of the editor. */
export interface SqlEditorHandle {
  /** The selection, or the statement at the cursor; null when there is none. */
  statement(): ScriptSlice | null
  script(): ScriptSlice | null
  /** Puts the cursor there and focuses the editor; line and column count from 1. */
  goTo(line: number, column: number): void
  focus(): void
}

export interface SqlEditorProps {
  readonly ref: Ref<SqlEditorHandle>
  readonly text: string
  readonly onTextChange: (text: string) => void
  readonly readOnly: boolean
  /** In pixels. */
  readonly fontSize: number
  readonly catalog: Catalog
  /** The error of the last run; null when there is none to mark. */
  readonly error: PlacedError | null
  readonly commands: EditorCommands
}

/** The SQL editor: CodeMirror kept in step with its properties. */
export function SqlEditor({ ref, text, onTextChange, readOnly, fontSize, catalog, error, commands }: SqlEditorProps) {
  const host = useRef<HTMLDivElement>(null)
  const [view, setView] = useState<EditorView | null>(null)
  const [slots] = useState(() => ({ language: new Compartment(), access: new Compartment(), font: new Compartment() }))
  /** The text the editor last told or was told. */
  const known = useRef(text)
  const initialText = useEffectEvent(() => text)
  const tell = useEffectEvent((changed: string) => {
    known.current = changed
    onTextChange(changed)
  })
  const runStatement = useEffectEvent(() => commands.runStatement())
  const runScript = useEffectEvent(() => commands.runScript())
  const cancel = useEffectEvent(() => commands.cancel())

  useEffect(() => {
    if (host.current === null) return
    known.current = initialText()
    const created = new EditorView({
      parent: host.current,
      doc: initialText(),
      extensions: [
        editorExtensions({ runStatement: () => runStatement(), runScript: () => runScript(), cancel: () => cancel() }),
        slots.language.of([]),
        slots.access.of([]),
        slots.font.of([]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) tell(update.state.doc.toString())
        }),
      ],
    })
    setView(created)
    return () => {
      created.destroy()
      setView(null)
    }
  }, [slots])

  useEffect(() => {
    if (view === null || text === known.current) return
    known.current = text
    const changes = textChange(view.state.doc.toString(), text)
    if (changes !== null) view.dispatch({ changes })
  }, [view, text])
  useEffect(() => {
    view?.dispatch({ effects: slots.access.reconfigure(EditorState.readOnly.of(readOnly)) })
  }, [view, slots, readOnly])
  useEffect(() => {
    view?.dispatch({ effects: slots.language.reconfigure(sqlLanguage(catalog)) })
  }, [view, slots, catalog])
  useEffect(() => {
    view?.dispatch(markError(view.state, error))
  }, [view, error])
  useEffect(() => {
    const font = EditorView.theme({ '&': { fontSize: `${fontSize}px` } })
    view?.dispatch({ effects: slots.font.reconfigure(font) })
  }, [view, slots, fontSize])

  useImperativeHandle(ref, () => handleOf(view), [view])
  return <div ref={host} className="min-h-0 flex-1 overflow-hidden font-mono [font-variant-ligatures:none]" />
}

function handleOf(view: EditorView | null): SqlEditorHandle {
  return {
    statement: () => (view === null ? null : statementOf(view.state)),
    script: () => (view === null ? null : scriptOf(view.state)),
    goTo: (line, column) => {
      if (view === null) return
      const at = view.state.doc.line(Math.max(1, Math.min(line, view.state.doc.lines)))
      const anchor = Math.min(at.to, at.from + Math.max(0, column - 1))
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) })
      view.focus()
    },
    focus: () => view?.focus(),
  }
}
