import { formatCount } from '../../../ui/format.ts'
import { type RunModel, runError } from '../sql/run-model.ts'

/** One line about the whole run, read out when it ends. */
export function RunSummary({ run }: { readonly run: RunModel }) {
  return (
    <p
      role="status"
      className="figures flex h-7 shrink-0 items-center truncate border-border border-b px-2.5 text-text-muted text-xs"
    >
      {run.running ? 'Running…' : summary(run)}
    </p>
  )
}

function summary(run: RunModel): string {
  if (run.notRun !== null) return run.entries.length === 0 ? 'Nothing was run.' : 'The run broke off.'
  const ran = `${formatCount(run.entries.length, 'statement')} run`
  const skipped = run.skipped === 0 ? '' : `, ${run.skipped} not reached`
  return runError(run) === null ? `${ran}${skipped}` : `${ran}${skipped}, stopped by an error`
}
