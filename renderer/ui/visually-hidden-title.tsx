import { Dialog } from 'radix-ui'
import type { ReactNode } from 'react'

/** The title of a dialog that shows none, for screen readers. */
export function VisuallyHiddenTitle({ children }: { readonly children: ReactNode }) {
  return <Dialog.Title className="sr-only">{children}</Dialog.Title>
}
