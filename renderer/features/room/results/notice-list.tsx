import { Badge } from '../../../ui/badge.tsx'
import type { StatementEntry } from '../sql/run-model.ts'

/** More are counted instead of shown: a loop can raise thousands. */
const SHOWN = 100

/** What PostgreSQL remarked while a statement ran. */
export function NoticeList({ notices }: { readonly notices: StatementEntry['notices'] }) {
  if (notices.length === 0) return null
  return (
    <ul aria-label="Notices" className="flex flex-col gap-1 text-sm">
      {notices.slice(0, SHOWN).map((notice, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: notices only ever come after one another
        <li key={index} className="flex items-start gap-2">
          <Badge tone={notice.severity === 'WARNING' ? 'warning' : 'neutral'}>{notice.severity}</Badge>
          <span className="min-w-0 select-text whitespace-pre-wrap break-words">{notice.message}</span>
        </li>
      ))}
      {notices.length > SHOWN ? <li className="text-text-muted">and {notices.length - SHOWN} more</li> : null}
    </ul>
  )
}
