import type { AttemptDetails } from '../../../core/contract/attempts.ts'
import { Markdown } from '../../ui/markdown.tsx'
import { SectionHeading } from '../../ui/section-heading.tsx'
import { isUnfinished } from '../../ui/words.ts'
import { FactsSection } from './facts-section.tsx'
import { FollowUpList } from './follow-up-list.tsx'
import { OwnScore } from './own-score.tsx'
import { PhaseTimes } from './phase-times.tsx'

/** The attempt in one look: own score, time by phase, facts, follow-ups. */
export function OverviewTab({ details }: { readonly details: AttemptDetails }) {
  const over = !isUnfinished(details.summary.state)
  return (
    <div className="grid max-w-[1240px] grid-cols-2 gap-x-12 gap-y-10 px-8 pt-6 pb-14">
      <section aria-label="Own score">
        <SectionHeading>Own score</SectionHeading>
        <OwnScore scores={details.ownScores} total={details.summary.ownTotal} />
      </section>
      <section aria-label="Time">
        <SectionHeading>Time, planned and used</SectionHeading>
        <PhaseTimes phases={details.phases} />
      </section>
      {details.remarks.trim() === '' ? null : (
        <section aria-label="Own remarks" className="col-span-2 max-w-3xl">
          <SectionHeading>Own remarks</SectionHeading>
          <Markdown text={details.remarks} />
        </section>
      )}
      <FactsSection told={details.factsTold} missed={details.factsMissed} over={over} />
      <section aria-label="Follow-ups" className="col-span-2">
        <SectionHeading>Follow-ups</SectionHeading>
        <FollowUpList followUps={details.followUps} over={over} />
      </section>
    </div>
  )
}
