import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

const surfaces = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--ts-surface)', color: 'var(--ts-text)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: '1.55' },
  '.cm-content': { padding: '8px 0', caretColor: 'var(--ts-accent)' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--ts-accent)', borderLeftWidth: '2px' },
  '.cm-gutters': { backgroundColor: 'var(--ts-surface)', color: 'var(--ts-text-muted)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '36px', padding: '0 8px 0 4px' },
  '.cm-gutter-lint': { width: '14px' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '0' },
  '.cm-lint-marker-error': {
    content: 'normal',
    width: '7px',
    height: '7px',
    margin: '0.5em auto 0',
    borderRadius: '50%',
    backgroundColor: 'var(--ts-danger)',
  },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--ts-text)' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--ts-surface-sunken) 55%, transparent)' },
  '.cm-selectionBackground': { backgroundColor: 'var(--ts-selection)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'var(--ts-selection)',
  },
  '.cm-selectionMatch': { backgroundColor: 'var(--ts-accent-soft)' },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--ts-accent-soft)',
    outline: '1px solid var(--ts-accent)',
  },
  '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'var(--ts-danger-soft)' },
  '.cm-placeholder': { color: 'var(--ts-text-muted)' },
})

const overlays = EditorView.theme({
  '.cm-tooltip': {
    backgroundColor: 'var(--ts-surface-raised)',
    color: 'var(--ts-text)',
    border: '1px solid var(--ts-border)',
    borderRadius: '6px',
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'inherit', maxHeight: '220px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '2px 8px', lineHeight: '1.4' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--ts-accent-soft)',
    color: 'var(--ts-text)',
  },
  '.cm-completionMatchedText': { textDecoration: 'none', color: 'var(--ts-accent)', fontWeight: '600' },
  '.cm-completionDetail': { color: 'var(--ts-text-muted)', fontStyle: 'normal' },
  '.cm-diagnostic': { fontFamily: 'var(--font-sans)', fontSize: '13px', padding: '6px 10px', whiteSpace: 'pre-wrap' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--ts-danger)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    backgroundColor: 'var(--ts-danger-soft)',
    textDecoration: 'underline wavy var(--ts-danger) 1px',
    textUnderlineOffset: '3px',
  },
  '.cm-panels': {
    backgroundColor: 'var(--ts-surface-raised)',
    color: 'var(--ts-text)',
    borderColor: 'var(--ts-border)',
    fontFamily: 'var(--font-sans)',
  },
  '.cm-textfield': {
    backgroundColor: 'var(--ts-surface)',
    border: '1px solid var(--ts-border-strong)',
    borderRadius: '4px',
  },
  '.cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'var(--ts-surface-sunken)',
    border: '1px solid var(--ts-border-strong)',
    borderRadius: '4px',
  },
  '.cm-panel.cm-search': { padding: '6px 8px', fontSize: '13px' },
  '.cm-panel.cm-search label': { fontSize: '13px' },
  '.cm-panel.cm-search [name=close]': { color: 'var(--ts-text-muted)', fontSize: '16px', padding: '0 6px' },
  '.cm-searchMatch': { backgroundColor: 'var(--ts-warning-soft)', outline: '1px solid var(--ts-warning)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--ts-selection)' },
})

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--ts-accent)', fontWeight: '600' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--ts-success)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--ts-warning)' },
  { tag: [tags.lineComment, tags.blockComment], color: 'var(--ts-text-muted)', fontStyle: 'italic' },
  { tag: [tags.typeName, tags.standard(tags.name)], color: 'var(--ts-warning)' },
  { tag: [tags.operator, tags.punctuation, tags.separator], color: 'var(--ts-text-muted)' },
])

/** The editor in the app's own colours, which follow the light and the dark theme. */
export const editorTheme: Extension = [surfaces, overlays, syntaxHighlighting(colours)]
