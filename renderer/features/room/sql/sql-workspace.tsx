import { useMemo, useRef } from 'react'
import type { SandboxView } from '../../../../core/contract/rounds.ts'
import { ResizablePanel, ResizablePanels, ResizeHandle } from '../../../ui/resizable.tsx'
import { toastError } from '../../../ui/toast.tsx'
import { ResultsPane } from '../results/results-pane.tsx'
import type { PlacedError } from './error-mark.ts'
import { changedCatalog, type RunModel, runError } from './run-model.ts'
import type { ScriptSlice } from './script-slice.ts'
import { SqlEditor, type SqlEditorHandle } from './sql-editor.tsx'
import { SqlToolbar } from './sql-toolbar.tsx'
import { useCatalog } from './use-catalog.ts'
import { useSqlRunner } from './use-sql-runner.ts'

export interface SqlWorkspaceProps {
  readonly attemptId: string
  /** The candidate's script. */
  readonly text: string
  /** Called at each edit with the whole script; storing it is the caller's. */
  readonly onTextChange: (text: string) => void
  /** True when the round takes neither edits nor runs. */
  readonly readOnly: boolean
  readonly sandbox: SandboxView
  /** In pixels. */
  readonly editorFontSize: number
}

/** Schema and queries: the script above, what came of running it below. */
export function SqlWorkspace(props: SqlWorkspaceProps) {
  const { attemptId, text, onTextChange, readOnly, sandbox, editorFontSize } = props
  const editor = useRef<SqlEditorHandle>(null)
  const { runner, run, loadPage } = useSqlRunner(attemptId)
  const { catalog, problem, refresh } = useCatalog(attemptId, sandbox.state === 'ready')
  const error = useMemo(() => placedError(run), [run])

  const start = async (slice: ScriptSlice | null | undefined) => {
    if (readOnly || sandbox.state !== 'ready' || runner.isRunning) return
    if (slice === null || slice === undefined) {
      toastError('There is nothing to run.', 'Write a statement in the editor first.')
      return
    }
    const ended = await runner.run(slice)
    if (ended !== null && changedCatalog(ended)) refresh()
  }
  const runStatement = () => void start(editor.current?.statement())
  const runScript = () => void start(editor.current?.script())
  const cancel = () => {
    if (!runner.isRunning) return false
    void runner.cancel()
    return true
  }

  return (
    <section
      aria-label="Schema and queries"
      className="flex h-full min-h-0 flex-col"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented && cancel()) event.preventDefault()
      }}
    >
      <SqlToolbar
        sandbox={sandbox}
        readOnly={readOnly}
        runningSince={run?.running === true ? run.startedAt : null}
        catalogProblem={problem}
        onRunStatement={runStatement}
        onRunScript={runScript}
        onCancel={() => {
          cancel()
          // The button goes away with the run; the focus must not go with it.
          editor.current?.focus()
        }}
      />
      <ResizablePanels id="room.sql" orientation="vertical">
        <ResizablePanel id="editor" defaultSize="55%" minSize="80px">
          <SqlEditor
            ref={editor}
            text={text}
            onTextChange={onTextChange}
            readOnly={readOnly}
            fontSize={editorFontSize}
            catalog={catalog}
            error={error}
            commands={{ runStatement, runScript, cancel }}
          />
        </ResizablePanel>
        <ResizeHandle label="Height of the editor" orientation="vertical" />
        <ResizablePanel id="results" minSize="100px">
          <ResultsPane run={run} loadPage={loadPage} onGoTo={(line, column) => editor.current?.goTo(line, column)} />
        </ResizablePanel>
      </ResizablePanels>
    </section>
  )
}

/** The error to mark: none while a run is on its way. */
function placedError(run: RunModel | null): PlacedError | null {
  if (run === null || run.running) return null
  const error = runError(run)
  return error === null ? null : { slice: run.slice, error }
}
