import { Search } from 'lucide-react'
import { useRef } from 'react'
import type { CaseSummary } from '../../../core/contract/cases.ts'
import { type RoundState, roundStateSchema } from '../../../core/contract/rounds.ts'
import { MODES, type Mode } from '../../../core/round/phases.ts'
import { useShortcut } from '../../app/shortcuts.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { SHORT_MODE_NAMES, STATE_NAMES } from '../../ui/words.ts'

export interface FilterBarProps {
  readonly search: string
  readonly onSearch: (search: string) => void
  readonly cases: readonly CaseSummary[]
  readonly caseId: string | null
  readonly onCase: (caseId: string | null) => void
  readonly mode: Mode | null
  readonly onMode: (mode: Mode | null) => void
  readonly state: RoundState | null
  readonly onState: (state: RoundState | null) => void
}

const ANY = 'any'

/** Turns the choice of "any" into null and back, which a select cannot hold. */
function nullable<Value extends string>(onChange: (value: Value | null) => void) {
  return (value: Value | typeof ANY) => onChange(value === ANY ? null : value)
}

/** The search box and the three filters above the list. */
export function FilterBar(props: FilterBarProps) {
  const box = useRef<HTMLInputElement>(null)
  useShortcut({ keys: '/', description: 'Search the history', group: 'History', run: () => box.current?.focus() })
  return (
    <search className="flex flex-wrap items-center gap-2 border-border border-b px-8 pb-4">
      <div className="relative w-80">
        <Search aria-hidden size={14} className="pointer-events-none absolute top-[9px] left-2.5 text-text-muted" />
        <TextField
          ref={box}
          label="Search the history"
          hideLabel
          type="search"
          maxLength={200}
          placeholder="Titles, notes, SQL, conversations"
          value={props.search}
          onChange={props.onSearch}
          className="pl-8"
        />
      </div>
      <Select<string>
        label="Case"
        value={props.caseId ?? ANY}
        options={[
          { value: ANY, label: 'Any case' },
          ...props.cases.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        onChange={nullable(props.onCase)}
        className="max-w-60"
      />
      <Select<Mode | typeof ANY>
        label="Mode"
        value={props.mode ?? ANY}
        options={[
          { value: ANY, label: 'Any mode' },
          ...MODES.map((mode) => ({ value: mode, label: SHORT_MODE_NAMES[mode] })),
        ]}
        onChange={nullable(props.onMode)}
      />
      <Select<RoundState | typeof ANY>
        label="State"
        value={props.state ?? ANY}
        options={[
          { value: ANY, label: 'Any state' },
          ...roundStateSchema.options.map((state) => ({ value: state, label: STATE_NAMES[state] })),
        ]}
        onChange={nullable(props.onState)}
      />
    </search>
  )
}
