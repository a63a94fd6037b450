import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

/** All in device-independent pixels. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const pixels = z.number().int().min(-100_000).max(100_000)
const windowStateSchema = z.object({
  x: pixels,
  y: pixels,
  width: pixels.positive(),
  height: pixels.positive(),
  maximised: z.boolean(),
})
export type WindowState = z.infer<typeof windowStateSchema>

export const MINIMUM_SIZE = { width: 900, height: 600 } as const
const FIRST_SIZE = { width: 1440, height: 920 } as const

/** The state of the last run, or null when there is none or it cannot be read: a window at its first size is no loss. */
export function readWindowState(path: string): WindowState | null {
  try {
    const parsed = windowStateSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** Replaces the file whole, so that a crash in between leaves the old one. Throws when the folder cannot be written. */
export function writeWindowState(path: string, state: WindowState): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.new`, JSON.stringify(state))
  renameSync(`${path}.new`, path)
}

/**
 * Where the window opens: as it was, but wholly on the display it overlaps most, and never larger than that. `displays` are work
 * areas, the main one first. Without a saved state, or when its display is gone, it opens centred on the main one.
 */
export function placeWindow(saved: WindowState | null, displays: readonly [Area, ...Area[]]): WindowState {
  const [main] = displays
  const home = saved === null ? undefined : displayUnder(saved, displays)
  if (saved === null || home === undefined) {
    const size = fitInto(saved ?? FIRST_SIZE, main)
    return {
      ...size,
      x: main.x + Math.round((main.width - size.width) / 2),
      y: main.y + Math.round((main.height - size.height) / 2),
      maximised: saved?.maximised ?? false,
    }
  }
  const size = fitInto(saved, home)
  return {
    ...size,
    x: clamp(saved.x, home.x, home.x + home.width - size.width),
    y: clamp(saved.y, home.y, home.y + home.height - size.height),
    maximised: saved.maximised,
  }
}

function fitInto(size: { width: number; height: number }, display: Area): { width: number; height: number } {
  return {
    width: Math.min(Math.max(size.width, MINIMUM_SIZE.width), display.width),
    height: Math.min(Math.max(size.height, MINIMUM_SIZE.height), display.height),
  }
}

function displayUnder(window: Area, displays: readonly Area[]): Area | undefined {
  return displays
    .map((display) => ({ display, overlap: overlap(window, display) }))
    .filter((candidate) => candidate.overlap > 0)
    .sort((left, right) => right.overlap - left.overlap)[0]?.display
}

function overlap(left: Area, right: Area): number {
  const width = Math.min(left.x + left.width, right.x + right.width) - Math.max(left.x, right.x)
  const height = Math.min(left.y + left.height, right.y + right.height) - Math.max(left.y, right.y)
  return Math.max(0, width) * Math.max(0, height)
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}
