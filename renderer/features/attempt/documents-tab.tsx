import type { DocumentName, WorkspaceDocument } from '../../../core/contract/workspace.ts'
import { PHASE_NAMES, PHASES } from '../../../core/round/phases.ts'
import { Markdown } from '../../ui/markdown.tsx'
import { SectionHeading } from '../../ui/section-heading.tsx'
import { TradeOffTable } from './trade-off-table.tsx'

/** What the candidate wrote: notes by phase, the trade-offs, the SQL. */
export function DocumentsTab({ documents }: { readonly documents: readonly WorkspaceDocument[] }) {
  const textOf = (name: DocumentName) => documents.find((document) => document.name === name)?.text ?? ''
  const sql = textOf('sql')
  return (
    <div className="grid max-w-[1020px] gap-9 px-8 pt-6 pb-14">
      {PHASES.map((phase) => {
        const notes = textOf(`notes.${phase}`)
        return (
          <section key={phase} aria-label={`Notes: ${PHASE_NAMES[phase]}`}>
            <SectionHeading>{PHASE_NAMES[phase]}</SectionHeading>
            {notes.trim() === '' ? <p className="text-sm text-text-muted">No notes.</p> : <Markdown text={notes} />}
          </section>
        )
      })}
      <section aria-label="Trade-offs">
        <SectionHeading>Trade-offs</SectionHeading>
        <TradeOffTable text={textOf('trade-offs')} />
      </section>
      <section aria-label="SQL">
        <SectionHeading>SQL</SectionHeading>
        {sql.trim() === '' ? (
          <p className="text-sm text-text-muted">No SQL was written.</p>
        ) : (
          <pre
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            tabIndex={0}
            className="overflow-x-auto rounded-md border border-border bg-surface-sunken p-4 font-mono text-xs leading-5"
          >
            {sql}
          </pre>
        )}
      </section>
    </div>
  )
}
