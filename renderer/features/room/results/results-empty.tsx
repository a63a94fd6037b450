import { EmptyState } from '../../../ui/empty-state.tsx'
import { Kbd } from '../../../ui/kbd.tsx'

/** Before the first run: how to run something. */
export function ResultsEmpty() {
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <EmptyState title="Results appear here">
        <p className="flex flex-wrap items-center justify-center gap-x-1.5 gap-y-1">
          <Kbd keys="Mod+Enter" /> runs the statement at the cursor or the selection,
          <Kbd keys="Shift+Mod+Enter" /> the whole script.
        </p>
      </EmptyState>
    </div>
  )
}
