import { Button } from '../../../ui/button.tsx'
import { formatCount } from '../../../ui/format.ts'
import type { LoadPage, ResultRows, ResultState } from '../sql/result-rows.ts'

export interface ResultStatusProps {
  readonly result: ResultRows
  readonly loadPage: LoadPage
  /** How often a value was copied. */
  readonly copies: number
}

/** The line below a grid: how many rows are here, whether more can be had, and what the keys do. */
export function ResultStatus({ result, loadPage, copies }: ResultStatusProps) {
  const { state } = result
  return (
    <div className="flex h-8 shrink-0 items-center gap-3 border-border border-t bg-surface px-2.5 text-text-muted text-xs">
      <p className="figures min-w-0 truncate">{statusSentence(result)}</p>
      {state.kind === 'stopped' && state.again ? (
        <Button size="sm" variant="quiet" onClick={() => void result.tryAgain(loadPage)}>
          Try again
        </Button>
      ) : null}
      <p className="ml-auto truncate">Enter shows the whole value</p>
      <span role="status" className="sr-only">
        {spokenSentence(state, copies)}
      </span>
    </div>
  )
}

/** What a screen reader should say unasked; the pages that come while scrolling are not worth a word. */
function spokenSentence(state: ResultState, copies: number): string {
  if (state.kind === 'stopped') return state.message
  return copies === 0 ? '' : `Value copied (${copies})`
}

function statusSentence({ rows, state }: ResultRows): string {
  const count = formatCount(rows.length, 'row')
  switch (state.kind) {
    case 'complete':
      return count
    case 'more':
      return `${count} loaded, scroll for more`
    case 'loading':
      return `${count} loaded, more are coming…`
    case 'stopped':
      return `${count} loaded. ${state.message}`
  }
}
