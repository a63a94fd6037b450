import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { describeError } from '../../api/errors.ts'
import { casesQuery, unfinishedQuery } from '../../api/queries.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { CaseList } from './case-list.tsx'
import { CaseProblems } from './case-problems.tsx'
import { FirstRun } from './first-run.tsx'
import { LastAttempts } from './last-attempts.tsx'
import { lastAttemptsQuery } from './last-attempts-query.ts'
import { ResumeCards } from './resume-cards.tsx'
import { StartDialog } from './start-dialog.tsx'

/** Where the candidate starts: go on with a round, start one, look at the last ones. */
export function HomeScreen() {
  const cases = useQuery(casesQuery)
  const unfinished = useQuery({ ...unfinishedQuery, refetchOnMount: 'always' })
  const last = useQuery({ ...lastAttemptsQuery, refetchOnMount: 'always' })
  const { start } = useSearch({ from: '/' })
  const navigate = useNavigate()
  const showStart = (caseId: string | undefined) =>
    navigate({ to: '/', search: caseId === undefined ? {} : { start: caseId } })
  const isFirstRun = last.data?.total === 0

  return (
    <Page className="flex flex-col gap-9">
      <header>
        <h1 className="font-semibold text-2xl tracking-tight">Tablestakes</h1>
        <p className="mt-0.5 text-text-muted">The interviewer does not take your word for it. It runs your design.</p>
      </header>
      {unfinished.data === undefined || unfinished.data.length === 0 ? null : <ResumeCards rounds={unfinished.data} />}
      {isFirstRun ? <FirstRun /> : null}
      {cases.isPending ? <Spinner label="Reading the cases" /> : null}
      {cases.isError ? (
        <ErrorNotice
          message={`The cases could not be read. ${describeError(cases.error)}`}
          onRetry={() => cases.refetch()}
        />
      ) : null}
      {cases.data === undefined ? null : (
        <>
          <CaseList cases={cases.data.cases} onStart={showStart} />
          <CaseProblems problems={cases.data.problems} />
        </>
      )}
      {last.isError ? (
        <ErrorNotice
          message={`The last attempts could not be read. ${describeError(last.error)}`}
          onRetry={() => last.refetch()}
        />
      ) : null}
      {last.data === undefined || isFirstRun ? null : (
        <LastAttempts attempts={last.data.attempts} total={last.data.total} />
      )}
      {start === undefined ? null : <StartDialog caseId={start} onClose={() => showStart(undefined)} />}
    </Page>
  )
}
