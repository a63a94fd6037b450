import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** Pixels from the end within which the reader counts as being at the end. */
const NEAR_END = 48

export interface StickToEnd {
  readonly ref: RefObject<HTMLDivElement | null>
  /** Something new came while the reader was further up. */
  readonly hasUnseen: boolean
  readonly goToEnd: () => void
  readonly onScroll: () => void
}

/** Keeps a scrolling list at its end while the reader is there, and where it is while they read further up. `version` counts what the list holds. */
export function useStickToEnd(version: number): StickToEnd {
  const ref = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const [seen, setSeen] = useState(version)

  const goToEnd = () => {
    const list = ref.current
    if (list !== null) list.scrollTop = list.scrollHeight
    atEnd.current = true
    setSeen(version)
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: only something new moves the list
  useLayoutEffect(() => {
    if (atEnd.current) goToEnd()
  }, [version])

  useEffect(() => {
    const list = ref.current
    if (list === null) return
    const observer = new ResizeObserver(() => {
      if (atEnd.current) list.scrollTop = list.scrollHeight
    })
    observer.observe(list)
    return () => observer.disconnect()
  }, [])

  const onScroll = () => {
    const list = ref.current
    if (list === null) return
    atEnd.current = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_END
    if (atEnd.current && seen !== version) setSeen(version)
  }

  return { ref, hasUnseen: seen < version, goToEnd, onScroll }
}
