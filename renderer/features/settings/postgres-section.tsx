import type { PostgresStatus } from '../../../core/contract/app.ts'
import { describeError } from '../../api/errors.ts'
import { useRestartPostgres } from '../../api/queries.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { SectionHeading } from '../../ui/section-heading.tsx'
import { SettingRow } from '../../ui/setting-row.tsx'
import { toastError } from '../../ui/toast.tsx'

const STATES: Readonly<Record<PostgresStatus['state'], { readonly name: string; readonly tone: Tone }>> = {
  ready: { name: 'Ready', tone: 'success' },
  preparing: { name: 'Preparing', tone: 'warning' },
  stopped: { name: 'Stopped', tone: 'neutral' },
  unavailable: { name: 'Not running', tone: 'danger' },
}

function hintOf(postgres: PostgresStatus): string {
  if (postgres.state === 'unavailable') return `${postgres.message} ${postgres.whatToDo}`
  return postgres.message
}

/** How the bundled PostgreSQL is, and a way to start it again once it was given up. */
export function PostgresSection({ postgres }: { readonly postgres: PostgresStatus }) {
  const restart = useRestartPostgres()
  const { name, tone } = STATES[postgres.state]
  const start = () =>
    restart.mutate(undefined, {
      onError: (error) => toastError('PostgreSQL could not be restarted', describeError(error)),
    })
  return (
    <section aria-label="PostgreSQL">
      <SectionHeading>PostgreSQL</SectionHeading>
      <Card className="divide-y divide-border">
        <SettingRow title="State" hint={hintOf(postgres)}>
          <Badge tone={tone}>{name}</Badge>
          {postgres.state === 'unavailable' ? (
            <Button size="sm" disabled={restart.isPending} onClick={start}>
              Restart
            </Button>
          ) : null}
        </SettingRow>
        {postgres.state === 'ready' ? (
          <SettingRow title="Version">
            <span className="figures text-sm">{postgres.version}</span>
          </SettingRow>
        ) : null}
        {postgres.state === 'ready' && postgres.restarts > 0 ? (
          <SettingRow title="Restarts since the app was started">
            <span className="figures text-sm">{postgres.restarts}</span>
          </SettingRow>
        ) : null}
      </Card>
    </section>
  )
}
