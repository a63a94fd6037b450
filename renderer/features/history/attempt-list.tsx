import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useRef } from 'react'
import type { AttemptSummary } from '../../../core/contract/attempts.ts'
import { AttemptRow, COLUMNS } from './attempt-row.tsx'

export interface AttemptListProps {
  readonly attempts: readonly AttemptSummary[]
  /** How many there are in all that fit, fetched or not. */
  readonly total: number
  readonly hasMore: boolean
  readonly onMore: () => void
  readonly onDelete: (attempt: AttemptSummary) => void
}

const ROW_HEIGHT = 48
/** So many rows before the end the next page is fetched. */
const FETCH_AHEAD = 30

/** The attempts; only the rows in sight are in the page, so 50,000 scroll like 50. */
export function AttemptList({ attempts, total, hasMore, onMore, onDelete }: AttemptListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: attempts.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => attempts[index]?.attemptId ?? index,
    overscan: 12,
  })
  const shown = rows.getVirtualItems()
  const lastShown = shown.at(-1)?.index ?? 0
  const wantsMore = hasMore && lastShown >= attempts.length - FETCH_AHEAD
  const fetchMore = useEffectEvent(onMore)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page that came may leave the end still in sight
  useEffect(() => {
    if (wantsMore) fetchMore()
  }, [wantsMore, attempts.length])

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div aria-hidden className={`${COLUMNS} h-8 shrink-0 border-border border-b px-8 text-text-muted text-xs`}>
        <span>Case</span>
        <span>State</span>
        <span>Mode</span>
        <span className="text-right">Time</span>
        <span className="text-right">Statements</span>
        <span className="text-right">Own points</span>
        <span className="text-right">Started</span>
        <span />
      </div>
      <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto">
        <ul aria-label="Attempts" className="relative" style={{ height: rows.getTotalSize() }}>
          {shown.map(({ index, key, start }) => {
            const attempt = attempts[index]
            return attempt === undefined ? null : (
              <li
                key={key}
                aria-setsize={total}
                aria-posinset={index + 1}
                className="absolute inset-x-0 top-0"
                style={{ height: ROW_HEIGHT, transform: `translateY(${start}px)` }}
              >
                <AttemptRow attempt={attempt} onDelete={() => onDelete(attempt)} />
              </li>
            )
          })}
        </ul>
      </div>
    </div>
  )
}
