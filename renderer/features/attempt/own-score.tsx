import { BAND_MEANINGS, BAND_NAMES, bandOf } from '../../../core/assessment/bands.ts'
import { CRITERIA, CRITERION_POINTS, type Criterion, type OwnScores } from '../../../core/assessment/criteria.ts'
import { formatPoints } from '../../ui/format.ts'
import { CRITERION_NAMES } from '../../ui/words.ts'

export interface OwnScoreProps {
  /** Null until the candidate has scored themself. */
  readonly scores: OwnScores | null
  readonly total: number | null
}

/** The total with its band, and each criterion as a bar on one common scale. */
export function OwnScore({ scores, total }: OwnScoreProps) {
  if (scores === null || total === null) {
    return <p className="text-sm text-text-muted">Not scored yet: it comes at the end of the round.</p>
  }
  return (
    <>
      <p className="flex items-baseline gap-3">
        <span className="figures font-semibold text-[40px] leading-none tracking-tight">{formatPoints(total)}</span>
        <span className="text-text-muted">of 100</span>
        <span className="font-medium text-accent">{BAND_NAMES[bandOf(total)]}</span>
      </p>
      <p className="mt-1.5 mb-4 text-sm text-text-muted">{BAND_MEANINGS[bandOf(total)]}</p>
      <table className="w-full text-sm">
        <thead className="sr-only">
          <tr>
            <th scope="col">Criterion</th>
            <th scope="col">Share</th>
            <th scope="col">Own points</th>
          </tr>
        </thead>
        <tbody>
          {CRITERIA.map((criterion) => (
            <CriterionRow key={criterion} criterion={criterion} points={scores[criterion]} />
          ))}
        </tbody>
      </table>
    </>
  )
}

/** The widest bar: the criterion with the most points. */
const SCALE = Math.max(...CRITERIA.map((criterion) => CRITERION_POINTS[criterion]))

function CriterionRow({ criterion, points }: { readonly criterion: Criterion; readonly points: number }) {
  const most = CRITERION_POINTS[criterion]
  return (
    <tr>
      <th scope="row" className="w-40 py-1.5 text-left font-normal">
        {CRITERION_NAMES[criterion]}
      </th>
      <td>
        <div className="h-2 rounded-full bg-border" style={{ width: `${(most / SCALE) * 100}%` }}>
          <div className="h-2 rounded-full bg-accent" style={{ width: `${(points / most) * 100}%` }} />
        </div>
      </td>
      <td className="figures w-20 text-right">
        {formatPoints(points)} <span className="text-text-muted">/ {most}</span>
      </td>
    </tr>
  )
}
