import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

const VARIANTS = {
  primary: 'border-transparent bg-accent text-accent-contrast hover:bg-accent-hover',
  secondary: 'border-border-strong/60 bg-surface-raised text-text hover:border-border-strong hover:bg-surface-sunken',
  quiet: 'border-transparent bg-transparent text-text hover:bg-surface-sunken',
  danger: 'border-transparent bg-danger text-danger-contrast hover:bg-danger-hover',
} as const

const SIZES = { sm: 'h-7 text-xs', md: 'h-8 text-sm', lg: 'h-10 text-base' } as const
const PADDINGS = { sm: 'px-2.5', md: 'px-3', lg: 'px-4' } as const
const SQUARES = { sm: 'w-7', md: 'w-8', lg: 'w-10' } as const

export interface ButtonProps extends ComponentProps<'button'> {
  readonly variant?: keyof typeof VARIANTS
  readonly size?: keyof typeof SIZES
  /** As wide as high, for an icon alone. */
  readonly square?: boolean
}

/** A button with words on it; an icon may stand before the words. */
export function Button({
  variant = 'secondary',
  size = 'md',
  square = false,
  className,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      className={cn(
        'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium transition-colors disabled:pointer-events-none disabled:opacity-50 aria-disabled:opacity-50',
        VARIANTS[variant],
        SIZES[size],
        square ? SQUARES[size] : PADDINGS[size],
        className,
      )}
      {...rest}
    />
  )
}
