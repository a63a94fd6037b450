import { type ComponentProps, useId } from 'react'
import { cn } from './cn.ts'
import { describedBy, Field, INPUT_CLASS } from './field.tsx'

export interface TextAreaProps extends Omit<ComponentProps<'textarea'>, 'onChange' | 'value'> {
  readonly label: string
  readonly hideLabel?: boolean
  readonly hint?: string
  /** What is wrong with the value; null when nothing is. */
  readonly error?: string | null
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Several lines of text. */
export function TextArea({ label, hideLabel, hint, error, value, onChange, className, ...rest }: TextAreaProps) {
  const id = useId()
  return (
    <Field id={id} label={label} hideLabel={hideLabel} hint={hint} error={error}>
      <textarea
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={cn(INPUT_CLASS, 'resize-none py-1.5 leading-5', className)}
        {...describedBy(id, hint, error)}
        {...rest}
      />
    </Field>
  )
}
