import { Tabs as RadixTabs } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'

export interface TabItem<Id extends string> {
  readonly id: Id
  readonly label: ReactNode
  readonly content: ReactNode
  /** Kept in the page while another tab is shown, so that an editor keeps its state. */
  readonly keepMounted?: boolean
}

export interface TabsProps<Id extends string> {
  readonly value: Id
  readonly onChange: (id: Id) => void
  /** The name of the tab list for screen readers. */
  readonly label: string
  readonly items: readonly TabItem<Id>[]
  /** What stands at the right end of the tab list. */
  readonly aside?: ReactNode
  readonly className?: string
}

/** Tabs that fill their parent's height; arrow keys move between them. */
export function Tabs<Id extends string>({ value, onChange, label, items, aside, className }: TabsProps<Id>) {
  const choose = (id: string) => {
    const item = items.find((candidate) => candidate.id === id)
    if (item !== undefined) onChange(item.id)
  }
  return (
    <RadixTabs.Root value={value} onValueChange={choose} className={cn('flex min-h-0 flex-1 flex-col', className)}>
      <div className="flex h-9 shrink-0 items-stretch border-border border-b pr-2">
        <RadixTabs.List aria-label={label} className="flex min-w-0 flex-1 items-stretch gap-1 overflow-x-auto px-2">
          {items.map((item) => (
            <RadixTabs.Trigger
              key={item.id}
              value={item.id}
              className="-mb-px inline-flex select-none items-center gap-1.5 whitespace-nowrap border-transparent border-b-2 px-2.5 text-sm text-text-muted outline-offset-[-3px] hover:text-text data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-text"
            >
              {item.label}
            </RadixTabs.Trigger>
          ))}
        </RadixTabs.List>
        {aside === undefined ? null : <div className="flex items-center gap-1">{aside}</div>}
      </div>
      {items.map((item) => (
        <RadixTabs.Content
          key={item.id}
          value={item.id}
          {...(item.keepMounted === true ? { forceMount: true as const } : {})}
          className="min-h-0 flex-1 overflow-auto outline-offset-[-3px] data-[state=inactive]:hidden"
        >
          {item.content}
        </RadixTabs.Content>
      ))}
    </RadixTabs.Root>
  )
}
