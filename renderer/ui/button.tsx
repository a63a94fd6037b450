import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

const VARIANTS = {
  primary: 'border-transparent bg-accent text-accent-contrast hover:bg-accent-hover',
  secondary: 'border-border-strong/60 bg-surface-raised text-text hover:border-border-strong hover:bg-surface-sunken',
  quiet: 'border-transparent bg-transparent text-text hover:bg-surface-sunken',
  danger: 'border-transparent bg-danger text-danger-contrast hover:bg-danger-hover',
} as const

const SIZES = { sm: 'h-7 px-2.5 text-xs', md: 'h-8 px-3 text-sm', lg: 'h-10 px-4 text-base' } as const

export interface ButtonProps extends ComponentProps<'button'> {
  readonly variant?: keyof typeof VARIANTS
  readonly size?: keyof typeof SIZES
}

/** A button with words on it; an icon may stand before the words. */
export function Button({ variant = 'secondary', size = 'md', className, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={cn(
        'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium transition-colors disabled:pointer-events-none disabled:opacity-50 aria-disabled:opacity-50',
        VARIANTS[variant],
        SIZES[size],
        className,
      )}
      {...rest}
    />
  )
}
