import { RadioGroup } from 'radix-ui'

export interface RadioListProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string; readonly hint?: string }[]
  readonly onChange: (value: Value) => void
}

/** A choice of one where each option has a line of explanation. */
export function RadioList<Value extends string>({ label, value, options, onChange }: RadioListProps<Value>) {
  const choose = (chosen: string) => {
    const option = options.find((candidate) => candidate.value === chosen)
    if (option !== undefined) onChange(option.value)
  }
  return (
    <RadioGroup.Root
      aria-label={label}
      value={value}
      onValueChange={choose}
      className="divide-y divide-border rounded-md border border-border"
    >
      {options.map((option) => (
        <RadioGroup.Item
          key={option.value}
          value={option.value}
          className="group flex w-full select-none items-center gap-3 px-3 py-1.5 text-left text-sm outline-offset-[-2px] first:rounded-t-md last:rounded-b-md hover:bg-surface-sunken data-[state=checked]:bg-accent-soft"
        >
          <span
            aria-hidden
            className="flex size-4 shrink-0 items-center justify-center rounded-full border border-border-strong group-data-[state=checked]:border-accent"
          >
            <RadioGroup.Indicator className="size-2 rounded-full bg-accent" />
          </span>
          <span className="flex flex-1 items-baseline justify-between gap-3">
            <span className="font-medium">{option.label}</span>
            {option.hint === undefined ? null : (
              <span className="text-right text-text-muted text-xs">{option.hint}</span>
            )}
          </span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  )
}
