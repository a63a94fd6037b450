import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

/** A bordered surface that groups what belongs together. */
export function Card({ className, ...rest }: ComponentProps<'section'>) {
  return <section className={cn('rounded-lg border border-border bg-surface', className)} {...rest} />
}
