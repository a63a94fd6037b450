import { useEffect, useState } from 'react'
import { formatDuration } from '../../../ui/format.ts'

/** How long it has been since `startedAt` (a `performance.now()`), counted up on screen. */
export function ElapsedTime({ startedAt }: { readonly startedAt: number }) {
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 100)
    return () => clearInterval(timer)
  }, [])
  return <span className="figures min-w-14 text-right">{formatDuration(Math.max(0, now - startedAt))}</span>
}
