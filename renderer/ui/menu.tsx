import type { LucideIcon } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { ReactElement } from 'react'
import { cn } from './cn.ts'
import { Kbd } from './kbd.tsx'

export interface MenuItem {
  readonly label: string
  readonly icon?: LucideIcon
  readonly keys?: string
  readonly danger?: boolean
  readonly disabled?: boolean
  readonly onSelect: () => void
}

/** A menu of actions under `trigger`, which must take a ref and props (a Button or IconButton). */
export function Menu({ trigger, items }: { readonly trigger: ReactElement; readonly items: readonly MenuItem[] }) {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 min-w-44 rounded-md border border-border bg-surface-raised p-1"
        >
          {items.map(({ icon: Icon, ...item }) => (
            <DropdownMenu.Item
              key={item.label}
              disabled={item.disabled === true}
              onSelect={item.onSelect}
              className={cn(
                'flex h-8 select-none items-center gap-2 rounded-sm px-2 text-sm outline-none data-[disabled]:opacity-50 data-[highlighted]:bg-surface-sunken',
                item.danger === true && 'text-danger',
              )}
            >
              {Icon === undefined ? null : <Icon aria-hidden size={15} strokeWidth={1.75} />}
              <span className="flex-1">{item.label}</span>
              {item.keys === undefined ? null : <Kbd keys={item.keys} />}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
