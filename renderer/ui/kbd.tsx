import { Fragment } from 'react'
import { keyLabels } from './key-labels.ts'

/** A shortcut as key caps. `keys` is written `Mod+K` or `g h`; `Mod` is Ctrl, or Command on a Mac. */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      {keys.split(' ').map((chord, index) => (
        <Fragment key={`${chord}-${String(index)}`}>
          {index > 0 ? <span className="text-2xs text-text-muted">then</span> : null}
          {keyLabels(chord).map((label) => (
            <kbd
              key={label}
              className="min-w-5 rounded-sm border border-border bg-surface-sunken px-1 text-center font-sans text-2xs text-text-muted"
            >
              {label}
            </kbd>
          ))}
        </Fragment>
      ))}
    </span>
  )
}
