import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import { cn } from '../../../ui/cn.ts'
import type { RunModel, StatementEntry } from '../sql/run-model.ts'
import { StatementIcon } from './statement-icon.tsx'
import { oneLine, standingOf, summaryOf } from './statement-summary.ts'

const ENTRY_HEIGHT = 46

export interface StatementListProps {
  readonly run: RunModel
  /** The place of the shown statement in the list; null when none is shown. */
  readonly selected: number | null
  readonly onSelect: (place: number) => void
}

/** The statements of the last run, one entry each; arrow keys move the selection. */
export function StatementList({ run, selected, onSelect }: StatementListProps) {
  const listId = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const { entries } = run
  const list = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ENTRY_HEIGHT,
    overscan: 8,
    useFlushSync: false,
  })
  const shown = list.getVirtualItems()

  useEffect(() => {
    if (selected !== null) list.scrollToIndex(selected, { align: 'auto' })
  }, [list, selected])

  const onKeyDown = (event: KeyboardEvent) => {
    const place = nextPlace(event.key, selected ?? -1, entries.length)
    if (place === null) return
    event.preventDefault()
    onSelect(place)
  }

  return (
    <div
      ref={scroller}
      role="listbox"
      tabIndex={0}
      aria-label="Statements of the last run"
      aria-activedescendant={
        shown.some((item) => item.index === selected) ? `${listId}-${String(selected)}` : undefined
      }
      onKeyDown={onKeyDown}
      className="min-h-0 flex-1 overflow-y-auto -outline-offset-2"
    >
      <div role="presentation" className="relative" style={{ height: list.getTotalSize() }}>
        {shown.map(({ index, start }) => {
          const entry = entries[index]
          return entry === undefined ? null : (
            <Entry
              key={index}
              id={`${listId}-${index}`}
              entry={entry}
              runIsOver={!run.running}
              selected={index === selected}
              top={start}
              place={index + 1}
              count={entries.length}
              onSelect={() => onSelect(index)}
            />
          )
        })}
      </div>
    </div>
  )
}

interface EntryProps {
  readonly id: string
  readonly entry: StatementEntry
  readonly runIsOver: boolean
  readonly selected: boolean
  readonly top: number
  readonly place: number
  readonly count: number
  readonly onSelect: () => void
}

function Entry({ id, entry, runIsOver, selected, top, place, count, onSelect }: EntryProps) {
  const summary = summaryOf(entry, runIsOver)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list box handles the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the list box holds the focus
    <div
      id={id}
      role="option"
      aria-selected={selected}
      aria-posinset={place}
      aria-setsize={count}
      onClick={onSelect}
      className={cn(
        'absolute inset-x-0 flex select-none items-start gap-2 border-l-2 px-2.5 py-1.5',
        selected ? 'border-accent bg-accent-soft' : 'border-transparent hover:bg-surface-sunken',
      )}
      style={{ top, height: ENTRY_HEIGHT }}
    >
      <span className="mt-0.5">
        <StatementIcon standing={standingOf(entry, runIsOver)} />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-mono text-xs">{oneLine(entry.sql)}</span>
        <span title={summary} className="figures block truncate text-2xs text-text-muted">
          Line {entry.line} · {summary}
        </span>
      </span>
    </div>
  )
}

function nextPlace(key: string, from: number, count: number): number | null {
  const places: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    Home: 0,
    End: count - 1,
  }
  const place = places[key]
  return place === undefined || count === 0 ? null : Math.max(0, Math.min(count - 1, place))
}
