import { Check, ChevronDown } from 'lucide-react'
import { Select as RadixSelect } from 'radix-ui'
import { cn } from './cn.ts'

export interface SelectOption<Value extends string> {
  readonly value: Value
  readonly label: string
}

export interface SelectProps<Value extends string> {
  /** The name for screen readers; a visible label may repeat it. */
  readonly label: string
  readonly value: Value
  readonly options: readonly SelectOption<Value>[]
  readonly onChange: (value: Value) => void
  readonly disabled?: boolean
  readonly className?: string
}

/** A choice of one from a short list. */
export function Select<Value extends string>({
  label,
  value,
  options,
  onChange,
  disabled,
  className,
}: SelectProps<Value>) {
  const choose = (chosen: string) => {
    const option = options.find((candidate) => candidate.value === chosen)
    if (option !== undefined) onChange(option.value)
  }
  return (
    <RadixSelect.Root value={value} onValueChange={choose} disabled={disabled === true}>
      <RadixSelect.Trigger
        aria-label={label}
        className={cn(
          'inline-flex h-8 items-center justify-between gap-2 rounded-md border border-border-strong/60 bg-surface-raised px-2.5 text-left text-sm hover:border-border-strong disabled:opacity-50',
          className,
        )}
      >
        <span className="truncate">
          <RadixSelect.Value />
        </span>
        <ChevronDown aria-hidden size={14} strokeWidth={1.75} className="shrink-0 text-text-muted" />
      </RadixSelect.Trigger>
      <RadixSelect.Portal>
        <RadixSelect.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-80 min-w-(--radix-select-trigger-width) overflow-hidden rounded-md border border-border bg-surface-raised p-1"
        >
          <RadixSelect.Viewport>
            {options.map((option) => (
              <RadixSelect.Item
                key={option.value}
                value={option.value}
                className="flex h-8 select-none items-center gap-2 rounded-sm pr-3 pl-2 text-sm outline-none data-[highlighted]:bg-surface-sunken"
              >
                <span className="w-4">
                  <RadixSelect.ItemIndicator>
                    <Check aria-hidden size={14} className="text-accent" />
                  </RadixSelect.ItemIndicator>
                </span>
                <RadixSelect.ItemText>{option.label}</RadixSelect.ItemText>
              </RadixSelect.Item>
            ))}
          </RadixSelect.Viewport>
        </RadixSelect.Content>
      </RadixSelect.Portal>
    </RadixSelect.Root>
  )
}
