import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { AttemptSummary } from '../../../core/contract/attempts.ts'
import type { Mode } from '../../../core/round/phases.ts'
import { describeError } from '../../api/errors.ts'
import { casesQuery } from '../../api/queries.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { formatCount } from '../../ui/format.ts'
import { Spinner } from '../../ui/spinner.tsx'
import { AttemptList } from './attempt-list.tsx'
import { attemptsQuery, type Filters, isFiltered } from './attempts-query.ts'
import { DeleteDialog } from './delete-dialog.tsx'
import { FilterBar } from './filter-bar.tsx'
import { useDebounced } from './use-debounced.ts'

/** All attempts, newest first: search, filter, open, delete. */
export function HistoryScreen() {
  const { state } = useSearch({ from: '/history' })
  const navigate = useNavigate()
  const [search, setSearch] = useState('')
  const [caseId, setCaseId] = useState<string | null>(null)
  const [mode, setMode] = useState<Mode | null>(null)
  const [deleting, setDeleting] = useState<AttemptSummary | null>(null)
  const cases = useQuery(casesQuery).data?.cases ?? []

  const filters: Filters = { search: useDebounced(search.trim(), 200), caseId, mode, state: state ?? null }
  const attempts = useInfiniteQuery(attemptsQuery(filters))
  const rows = attempts.data?.pages.flatMap((page) => page.attempts) ?? []
  const total = attempts.data?.pages[0]?.total

  const clear = () => {
    setSearch('')
    setCaseId(null)
    setMode(null)
    void navigate({ to: '/history', search: {} })
  }

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="flex items-baseline gap-3 px-8 pt-7 pb-4">
        <h1 className="font-semibold text-xl">History</h1>
        {total === undefined ? null : (
          <p role="status" className="figures text-sm text-text-muted">
            {formatCount(total, 'attempt')}
            {isFiltered(filters) ? ' found' : ''}
          </p>
        )}
      </header>
      <FilterBar
        search={search}
        onSearch={setSearch}
        cases={cases}
        caseId={caseId}
        onCase={setCaseId}
        mode={mode}
        onMode={setMode}
        state={state ?? null}
        onState={(next) => navigate({ to: '/history', search: next === null ? {} : { state: next } })}
      />
      {attempts.isPending ? (
        <div className="px-8 py-6">
          <Spinner label="Reading the history" />
        </div>
      ) : null}
      {attempts.isError ? (
        <ErrorNotice
          className="mx-8 my-4"
          message={`The history could not be read. ${describeError(attempts.error)}`}
          onRetry={() => attempts.refetch()}
        />
      ) : null}
      {total === 0 ? <Nothing filtered={isFiltered(filters)} onClear={clear} /> : null}
      {rows.length === 0 ? null : (
        <AttemptList
          // Other filters start at the top again.
          key={JSON.stringify(filters)}
          attempts={rows}
          total={total ?? rows.length}
          hasMore={attempts.hasNextPage && !attempts.isFetchNextPageError}
          onMore={() => {
            if (!attempts.isFetchingNextPage) void attempts.fetchNextPage()
          }}
          onDelete={setDeleting}
        />
      )}
      {deleting === null ? null : <DeleteDialog attempt={deleting} onClose={() => setDeleting(null)} />}
    </div>
  )
}

function Nothing({ filtered, onClear }: { readonly filtered: boolean; readonly onClear: () => void }) {
  const navigate = useNavigate()
  return filtered ? (
    <EmptyState title="No attempt fits" action={<Button onClick={onClear}>Clear search and filters</Button>}>
      The search looks through case titles, notes, SQL and conversations.
    </EmptyState>
  ) : (
    <EmptyState
      title="No attempts yet"
      action={
        <Button variant="primary" onClick={() => navigate({ to: '/' })}>
          Choose a case
        </Button>
      }
    >
      Each round you sit is kept here with all you said, wrote and ran.
    </EmptyState>
  )
}
