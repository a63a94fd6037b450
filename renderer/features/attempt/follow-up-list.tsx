import { Check, Circle } from 'lucide-react'
import type { AttemptDetails } from '../../../core/contract/attempts.ts'
import { Card } from '../../ui/card.tsx'
import { Markdown } from '../../ui/markdown.tsx'

type FollowUp = AttemptDetails['followUps'][number]

export interface FollowUpListProps {
  readonly followUps: readonly FollowUp[]
  /** Key points give the answer away, so they are shown once it has been given or the round is over. */
  readonly over: boolean
}

/** Each follow-up with the answer given, and the points a strong answer covers. */
export function FollowUpList({ followUps, over }: FollowUpListProps) {
  if (followUps.length === 0) return <p className="text-sm text-text-muted">None was asked.</p>
  return (
    <ul className="grid gap-3">
      {followUps.map((followUp) => (
        <li key={followUp.id}>
          <Card className="grid grid-cols-2 gap-8 px-5 py-4">
            <div>
              <Markdown text={followUp.question} className="font-medium" />
              <p className="mt-3 text-text-muted text-xs">Your answer</p>
              {followUp.answer === null ? (
                <p className="text-sm text-text-muted italic">Not answered.</p>
              ) : (
                <Markdown text={followUp.answer} />
              )}
            </div>
            <div>
              <p className="mb-1.5 text-text-muted text-xs">A strong answer covers</p>
              {over || followUp.answer !== null ? (
                <KeyPoints points={followUp.keyPoints} />
              ) : (
                <p className="text-sm text-text-muted">Shown once it is answered or the round is over.</p>
              )}
            </div>
          </Card>
        </li>
      ))}
    </ul>
  )
}

function KeyPoints({ points }: { readonly points: FollowUp['keyPoints'] }) {
  return (
    <ul className="grid gap-1.5">
      {points.map(({ text, matchedWords }) => {
        const covered = matchedWords.length > 0
        return (
          <li key={text} className="flex gap-2 text-sm">
            {covered ? (
              <Check role="img" aria-label="Words matched" size={15} className="mt-0.5 shrink-0 text-success" />
            ) : (
              <Circle
                role="img"
                aria-label="No word matched"
                size={15}
                className="mt-0.5 shrink-0 text-border-strong"
              />
            )}
            <span>
              {text}
              {covered ? (
                <span className="block text-text-muted text-xs">Your words: {matchedWords.join(', ')}</span>
              ) : null}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
