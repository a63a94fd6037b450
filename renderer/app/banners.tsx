import { CircleAlert, Info, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useAppStatus } from '../api/app-status.tsx'
import { describeError } from '../api/errors.ts'
import { useRestartPostgres } from '../api/queries.ts'
import { useConnection } from '../api/use-connection.ts'
import { Button } from '../ui/button.tsx'
import { cn } from '../ui/cn.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { toastError } from '../ui/toast.tsx'

interface BannerProps {
  readonly tone: 'warning' | 'danger' | 'info'
  readonly children: ReactNode
  readonly action?: ReactNode
}

const TONES = {
  warning: 'border-warning/30 bg-warning-soft',
  danger: 'border-danger/30 bg-danger-soft',
  info: 'border-border bg-accent-soft',
} as const

function Banner({ tone, children, action }: BannerProps) {
  const Icon = tone === 'info' ? Info : CircleAlert
  return (
    <div
      role={tone === 'info' ? 'status' : 'alert'}
      className={cn('flex min-h-9 items-center gap-2.5 border-b px-4 py-1 text-sm', TONES[tone])}
    >
      <Icon aria-hidden size={15} strokeWidth={1.75} className="shrink-0" />
      <p className="flex-1">{children}</p>
      {action}
    </div>
  )
}

/** What the candidate must know about the app itself, above every screen. */
export function Banners() {
  const connection = useConnection()
  return (
    <div>
      {connection.kind === 'lost' ? (
        <Banner tone="warning">Connection to the backend lost, reconnecting; nothing typed is lost.</Banner>
      ) : null}
      <HistoryBanner />
      <PostgresBanner />
    </div>
  )
}

function HistoryBanner() {
  const [closed, setClosed] = useState(false)
  const history = useAppStatus()?.history
  if (history === undefined || history.state === 'ready') return null
  if (history.state === 'failed') {
    return (
      <Banner tone="danger">
        {history.message} {history.whatToDo}
      </Banner>
    )
  }
  if (closed) return null
  return (
    <Banner tone="info" action={<IconButton icon={X} label="Dismiss" size="sm" onClick={() => setClosed(true)} />}>
      {history.message}
    </Banner>
  )
}

function PostgresBanner() {
  const restart = useRestartPostgres()
  const postgres = useAppStatus()?.postgres
  if (postgres?.state !== 'unavailable') return null
  const start = () =>
    restart.mutate(undefined, {
      onError: (error) => toastError('PostgreSQL could not be restarted', describeError(error)),
    })
  return (
    <Banner
      tone="warning"
      action={
        <Button size="sm" disabled={restart.isPending} onClick={start}>
          Restart PostgreSQL
        </Button>
      }
    >
      {postgres.message} {postgres.whatToDo}
    </Banner>
  )
}
