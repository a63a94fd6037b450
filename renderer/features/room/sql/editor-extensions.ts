import { acceptCompletion, autocompletion, closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { bracketMatching, indentOnInput } from '@codemirror/language'
import { lintGutter } from '@codemirror/lint'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { EditorState, type Extension, Prec } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  placeholder,
  rectangularSelection,
} from '@codemirror/view'
import { editorTheme } from './editor-theme.ts'
import { clearMarkOnEdit } from './error-mark.ts'

/** What the keys of the editor do beyond editing. `cancel` says whether there was something to cancel. */
export interface EditorCommands {
  runStatement(): void
  runScript(): void
  cancel(): boolean
}

/** Everything of the SQL editor that does not change while it is open. */
export function editorExtensions(commands: EditorCommands): Extension {
  return [
    Prec.highest(
      keymap.of([
        { key: 'Mod-Enter', run: always(() => commands.runStatement()) },
        { key: 'Shift-Mod-Enter', run: always(() => commands.runScript()) },
      ]),
    ),
    // Below the completion's own Escape, above everything else's.
    Prec.high(keymap.of([{ key: 'Escape', run: () => commands.cancel() }])),
    lineNumbers(),
    lintGutter(),
    clearMarkOnEdit,
    history(),
    drawSelection(),
    rectangularSelection(),
    EditorState.allowMultipleSelections.of(true),
    EditorState.tabSize.of(2),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    autocompletion({ icons: false }),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    highlightSelectionMatches(),
    search({ top: true }),
    keymap.of([
      { key: 'Tab', run: acceptCompletion },
      ...closeBracketsKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...defaultKeymap,
      indentWithTab,
    ]),
    placeholder('Write your schema and queries here.'),
    EditorView.contentAttributes.of({ 'aria-label': 'SQL editor', spellcheck: 'false', 'data-gramm': 'false' }),
    editorTheme,
  ]
}

/** A key that is taken whatever came of it. */
function always(act: () => void): () => true {
  return () => {
    act()
    return true
  }
}
