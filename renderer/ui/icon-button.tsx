import type { LucideIcon } from 'lucide-react'
import type { ButtonProps } from './button.tsx'
import { Button } from './button.tsx'
import { Tooltip } from './tooltip.tsx'

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'aria-label' | 'square'> {
  readonly icon: LucideIcon
  /** The name for screen readers and the tooltip. */
  readonly label: string
  /** Shortcut shown in the tooltip. */
  readonly keys?: string
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
}

/** A button with an icon only: always named, always with a tooltip. */
export function IconButton({ icon: Icon, label, keys, side = 'bottom', size = 'md', ...rest }: IconButtonProps) {
  return (
    <Tooltip label={label} keys={keys} side={side}>
      <Button variant="quiet" size={size} aria-label={label} square {...rest}>
        <Icon aria-hidden size={size === 'sm' ? 14 : 16} strokeWidth={1.75} />
      </Button>
    </Tooltip>
  )
}
