import { readFile, realpath, stat } from 'node:fs/promises'
import { sep } from 'node:path'

/** A case is read whole into memory; nothing a person writes by hand comes near this. */
const MAX_BYTES = 1_000_000

export type TextRead =
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'refused'; readonly message: string }

/** The UTF-8 text of a file that really lies in `folder`: a link that leads out of it is refused, as is what is too large. */
export async function readTextInside(folder: string, file: string): Promise<TextRead> {
  try {
    const [root, path] = await Promise.all([realpath(folder), realpath(file)])
    if (!path.startsWith(root + sep)) {
      return refused('This is a link that leads out of the case folder: put the file itself here.')
    }
    const { size } = await stat(path)
    if (size > MAX_BYTES) return refused(`The file has ${size} bytes and may have ${MAX_BYTES}: make it shorter.`)
    const bytes = await readFile(path)
    return { kind: 'read', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch (error) {
    return refused(reasonOf(error))
  }
}

function refused(message: string): TextRead {
  return { kind: 'refused', message }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ENOENT') return 'The file is missing: add it to the case folder.'
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'The file is not UTF-8 text: save it as UTF-8.'
  return `The file cannot be read (${error instanceof Error ? error.message : String(error)}): check that you may read it.`
}
