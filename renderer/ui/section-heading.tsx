import type { ReactNode } from 'react'

/** The heading of a part of a screen, with what belongs to it at the right. */
export function SectionHeading({ children, aside }: { readonly children: ReactNode; readonly aside?: ReactNode }) {
  return (
    <div className="mb-2 flex items-baseline justify-between gap-4">
      <h2 className="font-semibold text-base">{children}</h2>
      {aside}
    </div>
  )
}
