import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MINIMUM_SIZE, placeWindow, readWindowState, writeWindowState } from '../../main/hosts/electron/window-state.ts'

const main = { x: 0, y: 25, width: 1920, height: 1055 }
const left = { x: -1280, y: 0, width: 1280, height: 1024 }
const saved = { x: 100, y: 100, width: 1200, height: 800, maximised: false }

describe('where the window opens', () => {
  it('as it was left', () => {
    expect(placeWindow(saved, [main, left])).toEqual(saved)
    expect(placeWindow({ ...saved, x: -1200, maximised: true }, [main, left])).toMatchObject({
      x: -1200,
      maximised: true,
    })
  })

  it('centred the first time', () => {
    expect(placeWindow(null, [main])).toEqual({ x: 240, y: 93, width: 1440, height: 920, maximised: false })
  })

  it('on the main display when its own is gone, with the size it had', () => {
    expect(placeWindow({ ...saved, x: -1200 }, [main])).toEqual({ ...saved, x: 360, y: 153 })
  })

  it('wholly on its display when it hung over an edge', () => {
    expect(placeWindow({ ...saved, x: 1500, y: 900 }, [main, left])).toEqual({ ...saved, x: 720, y: 280 })
  })

  it('no larger than its display', () => {
    expect(placeWindow({ ...saved, width: 5000, height: 3000 }, [main])).toMatchObject({ ...main })
  })

  it('always visible and usable, whatever was saved', () => {
    const pixel = fc.integer({ min: -100_000, max: 100_000 })
    const size = fc.integer({ min: 1, max: 100_000 })
    const state = fc.record({ x: pixel, y: pixel, width: size, height: size, maximised: fc.boolean() })
    fc.assert(
      fc.property(state, (last) => {
        const place = placeWindow(last, [main, left])
        const inside = [main, left].some(
          (display) =>
            place.x >= display.x &&
            place.y >= display.y &&
            place.x + place.width <= display.x + display.width &&
            place.y + place.height <= display.y + display.height,
        )
        expect(inside && place.width >= MINIMUM_SIZE.width && place.height >= MINIMUM_SIZE.height).toBe(true)
      }),
    )
  })
})

describe('the file it is remembered in', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tablestakes-window-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('gives back what was written, and makes its folder', () => {
    const path = join(folder, 'new folder', 'window.json')
    writeWindowState(path, saved)
    expect(readWindowState(path)).toEqual(saved)
  })

  it.each([
    ['nothing', ''],
    ['half a file', '{"x": 1, "y"'],
    ['other things', '[]'],
    ['a number too large to be pixels', JSON.stringify({ ...saved, x: 1e12 })],
    ['a window without size', JSON.stringify({ ...saved, width: 0 })],
    ['text for a number', JSON.stringify({ ...saved, y: '100' })],
  ])('with %s in it counts as none', (_name, text) => {
    const path = join(folder, 'window.json')
    writeFileSync(path, text)
    expect(readWindowState(path)).toBeNull()
  })

  it('counts as none when there is none', () => {
    expect(readWindowState(join(folder, 'missing.json'))).toBeNull()
  })
})
