import type { ReactNode } from 'react'
import { cn } from './cn.ts'

/** A screen that scrolls as a whole, with its content in a column of readable width. */
export function Page({
  children,
  className,
  narrow = false,
}: {
  readonly children: ReactNode
  readonly className?: string
  readonly narrow?: boolean
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div tabIndex={0} className="min-h-0 flex-1 overflow-y-auto outline-offset-[-3px]">
      <div className={cn('mx-auto w-full px-10 pt-10 pb-16', narrow ? 'max-w-[800px]' : 'max-w-[1080px]', className)}>
        {children}
      </div>
    </div>
  )
}
