import { useQuery } from '@tanstack/react-query'
import { useAppStatus } from '../../api/app-status.tsx'
import { describeError } from '../../api/errors.ts'
import { settingsQuery } from '../../api/queries.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { AboutSection } from './about-section.tsx'
import { PostgresSection } from './postgres-section.tsx'
import { PreferencesForm } from './preferences-form.tsx'

/** What the candidate can set, and how the app itself is. */
export function SettingsScreen() {
  const settings = useQuery(settingsQuery)
  const status = useAppStatus()
  return (
    <Page narrow className="flex flex-col gap-9">
      <h1 className="font-semibold text-xl">Settings</h1>
      {settings.isPending ? <Spinner label="Reading the settings" /> : null}
      {settings.isError ? (
        <ErrorNotice
          message={`The settings could not be read. ${describeError(settings.error)}`}
          onRetry={() => settings.refetch()}
        />
      ) : null}
      {settings.data === undefined ? null : <PreferencesForm settings={settings.data} />}
      {status === null ? null : (
        <>
          <PostgresSection postgres={status.postgres} />
          <AboutSection status={status} />
        </>
      )}
    </Page>
  )
}
