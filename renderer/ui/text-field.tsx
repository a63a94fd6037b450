import { type ComponentProps, useId } from 'react'
import { cn } from './cn.ts'
import { describedBy, Field, INPUT_CLASS } from './field.tsx'

export interface TextFieldProps extends Omit<ComponentProps<'input'>, 'onChange' | 'value'> {
  readonly label: string
  readonly hideLabel?: boolean
  readonly hint?: string
  /** What is wrong with the value; null when nothing is. */
  readonly error?: string | null
  readonly value: string
  readonly onChange: (value: string) => void
}

/** One line of text. */
export function TextField({ label, hideLabel, hint, error, value, onChange, className, ...rest }: TextFieldProps) {
  const id = useId()
  return (
    <Field id={id} label={label} hideLabel={hideLabel} hint={hint} error={error}>
      <input
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={cn(INPUT_CLASS, 'h-8', className)}
        {...describedBy(id, hint, error)}
        {...rest}
      />
    </Field>
  )
}
