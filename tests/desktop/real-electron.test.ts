import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron } from 'playwright-core'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..')

/** The downloaded binary, or null where there is none (the package alone does not bring it). */
function electronBinary(): string | null {
  const folder = join(root, 'node_modules', 'electron')
  const pathFile = join(folder, 'path.txt')
  const binary = existsSync(pathFile) ? join(folder, 'dist', readFileSync(pathFile, 'utf8').trim()) : null
  return binary !== null && existsSync(binary) ? binary : null
}

const binary = electronBinary()
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY)

if (binary !== null && hasDisplay) {
  it('the real Electron opens the app on its own page, sandboxed, and quits cleanly', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'tablestakes-electron-'))
    const args = [root, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
    const environment = { ...process.env, TABLESTAKES_DATA: dataFolder }
    const app = await _electron.launch({ executablePath: binary, args, env: Object.assign({}, environment) })
    try {
      const page = await app.firstWindow()
      await page.waitForSelector('#root > *')
      expect(page.url()).toMatch(/^app:\/\/tablestakes\//)
      expect(
        await page.evaluate(() => [typeof Reflect.get(globalThis, 'require'), typeof window.tablestakesHost]),
      ).toEqual(['undefined', 'object'])
    } finally {
      await app.close()
      rmSync(dataFolder, { recursive: true, force: true })
    }
  })
} else {
  it('NOT RUN in the real Electron: no binary or no display here; the release workflow requires it', () => {
    expect(process.env.TABLESTAKES_REQUIRE_ELECTRON, 'Electron is required here but cannot be run').toBeUndefined()
  })
}
