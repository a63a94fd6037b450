import { TriangleAlert } from 'lucide-react'
import type { z } from 'zod'
import type { caseProblemSchema } from '../../../core/contract/cases.ts'
import { Card } from '../../ui/card.tsx'
import { groupBy } from '../../ui/group-by.ts'
import { SectionHeading } from '../../ui/section-heading.tsx'

type CaseProblem = z.infer<typeof caseProblemSchema>

/** Cases that cannot be started, with the file, line and field to mend. */
export function CaseProblems({ problems }: { readonly problems: readonly CaseProblem[] }) {
  if (problems.length === 0) return null
  const byCase = groupBy(problems, (problem) => problem.caseId)
  return (
    <section aria-label="Cases with problems">
      <SectionHeading>Cases that cannot be started</SectionHeading>
      <Card className="divide-y divide-border">
        {byCase.map(([caseId, own]) => (
          <div key={caseId} className="flex gap-3 px-5 py-3">
            <TriangleAlert aria-hidden size={16} strokeWidth={1.75} className="mt-0.5 shrink-0 text-warning" />
            <div className="min-w-0 flex-1">
              <h3 className="font-medium text-sm">{caseId}</h3>
              <ul className="mt-1 space-y-1">
                {own.map((problem) => (
                  <li
                    key={`${problem.file}:${String(problem.line)} ${problem.field} ${problem.message}`}
                    className="text-sm"
                  >
                    <code className="font-mono text-xs text-text-muted">
                      {problem.file}
                      {problem.line === null ? '' : `:${problem.line}`}
                      {problem.field === '' ? '' : ` ${problem.field}`}
                    </code>
                    <p>{problem.message}</p>
                  </li>
                ))}
              </ul>
            </div>
          </div>
        ))}
      </Card>
    </section>
  )
}
