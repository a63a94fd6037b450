import { useState } from 'react'
import type { z } from 'zod'
import { TextField } from '../../ui/text-field.tsx'

export interface SecondsFieldProps {
  readonly label: string
  readonly value: number
  readonly schema: z.ZodNumber
  readonly onChange: (seconds: number) => void
}

/** A number of seconds, stored when the field is left or Enter is pressed; a wrong one is told and not stored. */
export function SecondsField({ label, value, schema, onChange }: SecondsFieldProps) {
  const [text, setText] = useState<string | null>(null)
  const parsed = text === null ? null : schema.safeParse(Number(text.trim() === '' ? Number.NaN : text))
  const wrong = parsed?.success === false
  const commit = () => {
    if (parsed === null || !parsed.success) return
    if (parsed.data !== value) onChange(parsed.data)
    setText(null)
  }
  return (
    <div className="w-56">
      <TextField
        label={label}
        hideLabel
        inputMode="numeric"
        value={text ?? String(value)}
        error={wrong ? 'A whole number from 5 to 600.' : null}
        onChange={setText}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit()
          if (event.key === 'Escape') setText(null)
        }}
        className="figures text-right"
      />
    </div>
  )
}
