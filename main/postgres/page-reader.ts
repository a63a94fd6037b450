import type { ResultRow } from '../../core/attempt/statement-result.ts'
import type { Portal, PortalStep } from './portal.ts'

/** A page stops early when its rows have this many bytes. */
const MAX_PAGE_BYTES = 8 * 1024 * 1024
/** Rows asked for before their size is known. */
export const FIRST_STEP_ROWS = 20

export interface Page {
  readonly rows: ResultRow[]
  readonly complete: boolean
  readonly tag: string
}

/** Reads at most `count` rows and about 8 MB, beginning with a step that was already taken. */
export async function readPage(portal: Portal, count: number, first?: PortalStep): Promise<Page> {
  let step = first ?? (await portal.next(Math.min(count, FIRST_STEP_ROWS)))
  const rows: ResultRow[] = []
  let bytes = 0
  for (;;) {
    for (const row of step.rows) rows.push(row)
    bytes += step.bytes
    if (step.complete || rows.length >= count || bytes >= MAX_PAGE_BYTES)
      return { rows, complete: step.complete, tag: step.tag }
    step = await portal.next(affordable(count - rows.length, step, MAX_PAGE_BYTES - bytes))
  }
}

/** Runs a statement to its end and counts the rows, keeping none; memory stays flat. */
export async function drain(portal: Portal): Promise<{ readonly count: number; readonly tag: string }> {
  let count = 0
  let step = await portal.next(FIRST_STEP_ROWS)
  for (;;) {
    count += step.rows.length
    if (step.complete) return { count, tag: step.tag }
    step = await portal.next(affordable(5000, step, MAX_PAGE_BYTES))
  }
}

/** How many rows like those of the last step fit into `bytes`. */
function affordable(wanted: number, last: PortalStep, bytes: number): number {
  const average = last.bytes / Math.max(last.rows.length, 1)
  return Math.max(1, Math.min(wanted, Math.floor(bytes / Math.max(average, 1))))
}
