import { CRITERION_POINTS, type Criterion } from '../../../core/assessment/criteria.ts'
import { CRITERION_MEANINGS } from '../../../core/assessment/criterion-meanings.ts'
import { type CriterionDescription, DESCRIPTIONS, standingOf } from '../../../core/assessment/descriptors.ts'
import { cn } from '../../ui/cn.ts'
import { formatPoints } from '../../ui/format.ts'
import { Slider } from '../../ui/slider.tsx'
import { CRITERION_NAMES } from '../../ui/words.ts'

const STANDINGS = ['weak', 'fair', 'strong'] as const
type Standing = (typeof STANDINGS)[number]
const STANDING_NAMES: Readonly<Record<Standing, string>> = { weak: 'Weak', fair: 'Fair', strong: 'Strong' }

export interface CriterionRowProps {
  readonly criterion: Criterion
  readonly points: number
  readonly onChange: (points: number) => void
}

/** One criterion: what is judged, what its points stand for, and the candidate's own points. */
export function CriterionRow({ criterion, points, onChange }: CriterionRowProps) {
  const name = CRITERION_NAMES[criterion]
  const most = CRITERION_POINTS[criterion]
  const description = DESCRIPTIONS[criterion]
  const standing = standingOf(points, description)
  return (
    <section aria-label={name} className="border-border border-b py-4 last:border-b-0">
      <div className="flex items-start gap-6">
        <div className="min-w-0 flex-1">
          <h3 className="font-semibold text-base">{name}</h3>
          <p className="text-sm text-text-muted">{CRITERION_MEANINGS[criterion]}</p>
        </div>
        <div className="flex w-72 shrink-0 items-center gap-3">
          <Slider
            label={`${name} points`}
            value={points}
            min={0}
            max={most}
            step={0.5}
            valueText={`${formatPoints(points)} of ${String(most)} points, ${STANDING_NAMES[standing].toLowerCase()}`}
            onChange={onChange}
          />
          <output className="figures w-16 shrink-0 text-right">
            <span className="font-semibold text-lg">{formatPoints(points)}</span>
            <span className="text-text-muted text-xs"> / {most}</span>
          </output>
        </div>
      </div>
      <dl className="mt-3 grid grid-cols-3 gap-2">
        {STANDINGS.map((each) => (
          <div
            key={each}
            data-current={each === standing}
            className={cn(
              'rounded-md border px-2.5 py-2',
              each === standing ? 'border-accent bg-accent-soft/50' : 'border-border bg-transparent',
            )}
          >
            <dt className="figures flex justify-between gap-2 text-xs">
              <span className="font-medium">{STANDING_NAMES[each]}</span>
              <span className="text-text-muted">{rangeOf(each, description, most)}</span>
            </dt>
            <dd className={cn('mt-0.5 text-xs', each === standing ? 'text-text' : 'text-text-muted')}>
              {description[each]}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** The points of a standing, e.g. `12–16.5`. */
function rangeOf(standing: Standing, { fairFrom, strongFrom }: CriterionDescription, most: number): string {
  const ranges = {
    weak: [0, fairFrom - 0.5],
    fair: [fairFrom, strongFrom - 0.5],
    strong: [strongFrom, most],
  } as const
  return ranges[standing].map(formatPoints).join('–')
}
