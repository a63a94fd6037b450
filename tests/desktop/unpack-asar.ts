import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'

type Entry =
  | { readonly files: Readonly<Record<string, Entry>> }
  | { readonly link: string }
  | { readonly size: number; readonly offset: string }
  | { readonly size: number; readonly unpacked: true }

const entrySchema: z.ZodType<Entry> = z.lazy(() =>
  z.union([
    z.object({ files: z.record(z.string(), entrySchema) }),
    z.object({ link: z.string() }),
    z.object({ size: z.number(), unpacked: z.literal(true) }),
    z.object({ size: z.number(), offset: z.string() }),
  ]),
)

/**
 * Lays the archive `file` out as the folder `to`, as Electron shows it to the code inside: files that lie beside the archive
 * (in `<file>.unpacked`) become links there. Returns the paths of all files. Format: https://github.com/electron/asar#format
 */
export function unpackAsar(file: string, to: string, unpackedFolder: string): string[] {
  const archive = readFileSync(file)
  const header = archive.toString('utf8', 16, 16 + archive.readUInt32LE(12))
  const contentAt = 8 + archive.readUInt32LE(4)
  const paths: string[] = []
  const write = (entry: Entry, path: string): void => {
    if ('files' in entry) {
      mkdirSync(join(to, path), { recursive: true })
      for (const [name, child] of Object.entries(entry.files)) write(child, join(path, name))
      return
    }
    paths.push(path)
    mkdirSync(dirname(join(to, path)), { recursive: true })
    if ('offset' in entry) {
      const start = contentAt + Number(entry.offset)
      writeFileSync(join(to, path), archive.subarray(start, start + entry.size))
    } else symlinkSync(join(unpackedFolder, path), join(to, path))
  }
  write(entrySchema.parse(JSON.parse(header)), '')
  return paths
}
