import type { ReactNode } from 'react'
import { Group, Panel, type PanelProps, Separator, useDefaultLayout } from 'react-resizable-panels'
import { cn } from './cn.ts'

export interface ResizablePanelsProps {
  /** Under this name the sizes are remembered. */
  readonly id: string
  readonly orientation?: 'horizontal' | 'vertical'
  readonly className?: string
  /** `ResizablePanel`s with a `ResizeHandle` between each two. */
  readonly children: ReactNode
}

/** Panels side by side (or one above another) whose sizes are remembered. */
export function ResizablePanels({ id, orientation = 'horizontal', className, children }: ResizablePanelsProps) {
  const layout = useDefaultLayout({ id: `tablestakes.layout.${id}`, storage: localStorage })
  return (
    <Group
      id={id}
      orientation={orientation}
      className={cn('min-h-0 min-w-0 flex-1', className)}
      defaultLayout={layout.defaultLayout}
      onLayoutChanged={layout.onLayoutChanged}
    >
      {children}
    </Group>
  )
}

/** One panel; give it an `id`, sizes are `"30%"` or `"320px"`. */
export function ResizablePanel({ className, ...rest }: PanelProps & { readonly id: string }) {
  return <Panel className={cn('flex min-h-0 min-w-0 flex-col', className)} {...rest} />
}

/** The edge between two panels: drag it, or focus it and use the arrow keys. */
export function ResizeHandle({
  label,
  orientation = 'horizontal',
}: {
  readonly label: string
  readonly orientation?: 'horizontal' | 'vertical'
}) {
  return (
    <Separator
      aria-label={label}
      className={cn(
        'relative z-10 shrink-0 bg-border transition-colors hover:bg-accent focus-visible:bg-accent focus-visible:outline-none data-[separator=active]:bg-accent',
        orientation === 'horizontal' ? 'w-px' : 'h-px',
      )}
    />
  )
}
