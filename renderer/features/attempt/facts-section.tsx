import type { AttemptDetails } from '../../../core/contract/attempts.ts'
import { Markdown } from '../../ui/markdown.tsx'
import { SectionHeading } from '../../ui/section-heading.tsx'

export interface FactsSectionProps {
  readonly told: AttemptDetails['factsTold']
  readonly missed: AttemptDetails['factsMissed']
  /** Facts that were not asked for are shown only when the round is over. */
  readonly over: boolean
}

/** What the interviewer was asked, and what was there to be asked. */
export function FactsSection({ told, missed, over }: FactsSectionProps) {
  return (
    <>
      <section aria-label="Facts you asked for">
        <SectionHeading aside={<Count value={told.length} />}>Facts you asked for</SectionHeading>
        {told.length === 0 ? <p className="text-sm text-text-muted">No question was answered with a fact.</p> : null}
        <ul className="divide-y divide-border">
          {told.map((fact) => (
            <li key={fact} className="py-2 first:pt-0">
              <Markdown text={fact} />
            </li>
          ))}
        </ul>
      </section>
      <section aria-label="Facts you did not ask for">
        <SectionHeading aside={over ? <Count value={missed.length} /> : undefined}>
          Facts you did not ask for
        </SectionHeading>
        {over ? null : <p className="text-sm text-text-muted">Shown when the round is over.</p>}
        {over && missed.length === 0 ? (
          <p className="text-sm text-text-muted">None: you asked for every fact.</p>
        ) : null}
        <ul className="divide-y divide-border">
          {missed.map(({ topic, text }) => (
            <li key={`${topic} ${text}`} className="py-2 first:pt-0">
              <p className="font-medium text-text-muted text-xs">{topic}</p>
              <Markdown text={text} />
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

function Count({ value }: { readonly value: number }) {
  return <span className="figures text-text-muted text-xs">{value}</span>
}
