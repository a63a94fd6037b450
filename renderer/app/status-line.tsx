import type { PostgresStatus } from '../../core/contract/app.ts'
import { useAppStatus } from '../api/app-status.tsx'
import { useConnection } from '../api/use-connection.ts'
import { cn } from '../ui/cn.ts'
import { Kbd } from '../ui/kbd.tsx'

const DOT: Readonly<Record<PostgresStatus['state'], string>> = {
  ready: 'bg-success',
  preparing: 'bg-warning animate-pulse',
  stopped: 'bg-border-strong',
  unavailable: 'bg-danger',
}

function postgresText(postgres: PostgresStatus): string {
  return postgres.state === 'ready' ? `PostgreSQL ${postgres.version}` : postgres.message
}

/** One line at the foot of the window: how the bundled PostgreSQL is, and how to find commands. */
export function StatusLine({
  onPalette,
  onShortcuts,
}: {
  readonly onPalette: () => void
  readonly onShortcuts: () => void
}) {
  const status = useAppStatus()
  const connection = useConnection()
  return (
    <footer className="flex h-7 shrink-0 items-center gap-4 border-border border-t bg-surface px-3 text-text-muted text-xs">
      <output className="flex min-w-0 items-center gap-2" aria-label="PostgreSQL">
        {status === null ? (
          <span>{connection.kind === 'open' ? 'Reading status' : 'Connecting'}</span>
        ) : (
          <>
            <span aria-hidden className={cn('size-2 shrink-0 rounded-full', DOT[status.postgres.state])} />
            <span className="truncate">{postgresText(status.postgres)}</span>
          </>
        )}
      </output>
      <span className="flex-1" />
      <FootButton label="Commands" keys="Mod+K" onClick={onPalette} />
      <FootButton label="Shortcuts" keys="?" onClick={onShortcuts} />
      {status === null ? null : <span className="figures">v{status.version}</span>}
    </footer>
  )
}

function FootButton({
  label,
  keys,
  onClick,
}: {
  readonly label: string
  readonly keys: string
  readonly onClick: () => void
}) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="flex items-center gap-1.5 rounded-sm px-1 outline-offset-0 hover:text-text"
    >
      {label}
      <Kbd keys={keys} />
    </button>
  )
}
