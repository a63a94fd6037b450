import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { describeError, hasCode } from '../../api/errors.ts'
import { attemptQuery } from '../../api/queries.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { AttemptHeader } from './attempt-header.tsx'
import { ConversationTab } from './conversation-tab.tsx'
import { DocumentsTab } from './documents-tab.tsx'
import { OverviewTab } from './overview-tab.tsx'
import { StatementsTab } from './statements-tab.tsx'

type TabId = 'overview' | 'conversation' | 'statements' | 'documents'

/** One attempt as it went: score, time, conversation, statements, documents. */
export function AttemptScreen({ attemptId }: { readonly attemptId: string }) {
  const attempt = useQuery({ ...attemptQuery(attemptId), refetchOnMount: 'always' })
  const [tab, setTab] = useState<TabId>('overview')

  if (attempt.isPending) {
    return (
      <div className="p-8">
        <Spinner label="Reading the attempt" />
      </div>
    )
  }
  if (attempt.isError) {
    return hasCode(attempt.error, 'NO_SUCH_ATTEMPT') ? (
      <EmptyState title="There is no such attempt">
        It may have been deleted. The history lists those that are kept.
      </EmptyState>
    ) : (
      <ErrorNotice
        className="m-8"
        message={`The attempt could not be read. ${describeError(attempt.error)}`}
        onRetry={() => attempt.refetch()}
      />
    )
  }
  const details = attempt.data
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <AttemptHeader summary={details.summary} />
      <Tabs<TabId>
        label="Parts of the attempt"
        value={tab}
        onChange={setTab}
        className="[&>div:first-child]:px-6"
        items={[
          { id: 'overview', label: 'Overview', content: <OverviewTab details={details} /> },
          {
            id: 'conversation',
            label: <TabLabel name="Conversation" count={details.messages.length} />,
            content: <ConversationTab messages={details.messages} />,
          },
          {
            id: 'statements',
            label: <TabLabel name="Statements" count={details.statements.length} />,
            content: <StatementsTab statements={details.statements} />,
          },
          { id: 'documents', label: 'Notes and SQL', content: <DocumentsTab documents={details.documents} /> },
        ]}
      />
    </div>
  )
}

function TabLabel({ name, count }: { readonly name: string; readonly count: number }) {
  return (
    <>
      {name} <span className="figures text-text-muted text-xs">{count}</span>
    </>
  )
}
