import { Slider as RadixSlider } from 'radix-ui'
import { cn } from './cn.ts'

export interface SliderProps {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly step: number
  readonly onChange: (value: number) => void
  /** The value in words, e.g. `12.5 of 20 points`. */
  readonly valueText?: string
  readonly className?: string
}

/** One number on a scale; arrow keys move it by `step`. */
export function Slider({ label, value, min, max, step, onChange, valueText, className }: SliderProps) {
  return (
    <RadixSlider.Root
      value={[value]}
      min={min}
      max={max}
      step={step}
      onValueChange={([next]) => {
        if (next !== undefined) onChange(next)
      }}
      className={cn('relative flex h-5 w-full touch-none select-none items-center', className)}
    >
      <RadixSlider.Track className="relative h-1 grow rounded-full bg-border">
        <RadixSlider.Range className="absolute h-full rounded-full bg-accent" />
      </RadixSlider.Track>
      <RadixSlider.Thumb
        aria-label={label}
        aria-valuetext={valueText}
        className="block size-4 rounded-full border-2 border-accent bg-surface-raised"
      />
    </RadixSlider.Root>
  )
}
