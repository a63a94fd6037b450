import { lazy, Suspense, useState } from 'react'
import type { RoundView } from '../../../../core/contract/rounds.ts'
import { DEFAULT_SETTINGS } from '../../../../core/contract/settings.ts'
import { useSettings } from '../../../api/queries.ts'
import { ErrorBoundary } from '../../../app/error-boundary.tsx'
import { useShortcut } from '../../../app/shortcuts.tsx'
import { Spinner } from '../../../ui/spinner.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import type { Autosave } from '../autosave.ts'
import { Notes } from './notes.tsx'
import { SaveStatus } from './save-status.tsx'
import { TradeOffs } from './trade-offs.tsx'
import { useDocument } from './use-autosave.ts'

const SqlWorkspace = lazy(() => import('../sql/sql-workspace.tsx').then((module) => ({ default: module.SqlWorkspace })))

type TabId = 'notes' | 'sql' | 'trade-offs'

export interface WorkspaceProps {
  readonly view: RoundView
  readonly autosave: Autosave
  readonly readOnly: boolean
}

/** What the candidate makes, in tabs. */
export function Workspace({ view, autosave, readOnly }: WorkspaceProps) {
  const [tab, setTab] = useState<TabId>('notes')
  const show = (next: TabId) => {
    void autosave.flush()
    setTab(next)
  }
  const group = 'In the round'
  useShortcut({ keys: 'Alt+1', description: 'Show the notes', group, run: () => show('notes') })
  useShortcut({ keys: 'Alt+2', description: 'Show schema & queries', group, run: () => show('sql') })
  useShortcut({ keys: 'Alt+3', description: 'Show the trade-offs', group, run: () => show('trade-offs') })
  const phases = view.clock.phases.map(({ phase }) => phase)
  return (
    <Tabs
      label="Workspace"
      value={tab}
      onChange={show}
      aside={<SaveStatus autosave={autosave} />}
      items={[
        {
          id: 'notes',
          label: 'Notes',
          content: <Notes autosave={autosave} phases={phases} current={view.phase} readOnly={readOnly} />,
        },
        {
          id: 'sql',
          label: 'Schema & queries',
          keepMounted: true,
          content: <SqlTab view={view} autosave={autosave} readOnly={readOnly} />,
        },
        { id: 'trade-offs', label: 'Trade-offs', content: <TradeOffs autosave={autosave} readOnly={readOnly} /> },
      ]}
    />
  )
}

function SqlTab({ view, autosave, readOnly }: WorkspaceProps) {
  const { text } = useDocument(autosave, 'sql')
  const fontSize = useSettings()?.editorFontSize ?? DEFAULT_SETTINGS.editorFontSize
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: leaving the editor sends what was typed in it
    <div className="flex h-full min-h-0 flex-col" onBlur={() => void autosave.flush()}>
      <ErrorBoundary resetKey={view.attemptId}>
        <Suspense fallback={<SqlLoading />}>
          <SqlWorkspace
            attemptId={view.attemptId}
            text={text}
            onTextChange={(next) => autosave.edit('sql', next)}
            readOnly={readOnly}
            sandbox={view.sandbox}
            editorFontSize={fontSize}
          />
        </Suspense>
      </ErrorBoundary>
    </div>
  )
}

function SqlLoading() {
  return (
    <div className="p-4">
      <Spinner label="Loading the SQL editor" />
    </div>
  )
}
