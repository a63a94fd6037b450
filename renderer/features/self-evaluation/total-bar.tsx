import { BAND_MEANINGS, BAND_NAMES, bandOf } from '../../../core/assessment/bands.ts'
import type { OwnScores } from '../../../core/assessment/criteria.ts'
import { ownTotal } from '../../../core/assessment/own-scores.ts'
import { Button } from '../../ui/button.tsx'
import { formatPoints } from '../../ui/format.ts'

/** The running total with its band, and the way on. */
export function TotalBar(props: { readonly scores: OwnScores; readonly busy: boolean; readonly onSubmit: () => void }) {
  const total = ownTotal(props.scores)
  const band = bandOf(total)
  return (
    <footer className="shrink-0 border-border border-t bg-surface-raised">
      <div className="mx-auto flex max-w-4xl items-center gap-4 px-6 py-3">
        <p aria-label="Total" role="status" className="figures flex items-baseline gap-2">
          <span className="font-semibold text-2xl">{formatPoints(total)}</span>
          <span className="text-sm text-text-muted">of 100</span>
          <span className="font-medium text-accent text-sm">{BAND_NAMES[band]}</span>
        </p>
        <p className="min-w-0 flex-1 truncate text-sm text-text-muted">{BAND_MEANINGS[band]}</p>
        <Button variant="primary" disabled={props.busy} onClick={props.onSubmit}>
          Submit self-evaluation
        </Button>
      </div>
    </footer>
  )
}
