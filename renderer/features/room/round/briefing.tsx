import type { RoundView } from '../../../../core/contract/rounds.ts'
import { MODE_NAMES } from '../../../../core/round/phases.ts'
import { Button } from '../../../ui/button.tsx'
import { formatDuration } from '../../../ui/format.ts'
import { Markdown } from '../../../ui/markdown.tsx'
import type { RoundCommands } from './use-round-command.ts'

/** The brief, before the clock runs. */
export function Briefing({ view, commands }: { readonly view: RoundView; readonly commands: RoundCommands }) {
  const brief = view.messages.find((message) => message.kind === 'brief')
  const limit = view.clock.totalLimitMs
  return (
    <section aria-label="Briefing" className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto max-w-2xl px-6 py-8">
        <p className="text-text-muted text-xs">
          {MODE_NAMES[view.mode]} · {view.level === 'staff' ? 'Staff' : 'Senior'} level
        </p>
        <h2 className="mt-1 mb-5 font-semibold text-2xl">{view.caseTitle}</h2>
        {brief === undefined ? (
          <p className="text-sm text-text-muted">This case has no brief.</p>
        ) : (
          <Markdown text={brief.text} className="text-base!" />
        )}
        <div className="mt-8 flex items-center gap-4 border-border border-t pt-5">
          <Button
            size="lg"
            variant="primary"
            disabled={commands.busy}
            onClick={() => void commands.run({ kind: 'finish-briefing' })}
          >
            Start the clock
          </Button>
          <p className="text-sm text-text-muted">
            {limit === null
              ? 'This round has no time limit; time is counted all the same.'
              : `You have ${formatDuration(limit)} from then on. Until then no time counts.`}
          </p>
        </div>
      </div>
    </section>
  )
}
