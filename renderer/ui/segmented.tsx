import { RadioGroup } from 'radix-ui'
import { cn } from './cn.ts'

export interface SegmentedProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string; readonly disabled?: boolean }[]
  readonly onChange: (value: Value) => void
  readonly className?: string
}

/** A choice between two to five things that are all in sight. */
export function Segmented<Value extends string>({ label, value, options, onChange, className }: SegmentedProps<Value>) {
  const choose = (chosen: string) => {
    const option = options.find((candidate) => candidate.value === chosen)
    if (option !== undefined) onChange(option.value)
  }
  return (
    <RadioGroup.Root
      aria-label={label}
      value={value}
      onValueChange={choose}
      orientation="horizontal"
      className={cn('inline-flex rounded-md border border-border bg-surface-sunken p-0.5', className)}
    >
      {options.map((option) => (
        <RadioGroup.Item
          key={option.value}
          value={option.value}
          disabled={option.disabled === true}
          className="h-7 flex-1 select-none whitespace-nowrap rounded-sm border border-transparent px-3 text-sm text-text-muted hover:text-text disabled:opacity-50 data-[state=checked]:border-border-strong/50 data-[state=checked]:bg-surface-raised data-[state=checked]:font-medium data-[state=checked]:text-text"
        >
          {option.label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  )
}
