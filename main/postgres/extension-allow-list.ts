import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isFolder } from './server-home.ts'

/**
 * What CREATE EXTENSION may find. Procedural languages other than PL/pgSQL are left out: their code runs in the server's process
 * and ignores cancelling.
 */
export const ALLOWED_EXTENSIONS: readonly string[] = [
  ...['bloom', 'btree_gin', 'btree_gist', 'citext', 'cube', 'dict_int', 'dict_xsyn', 'earthdistance', 'fuzzystrmatch'],
  ...[
    'hstore',
    'intarray',
    'isn',
    'lo',
    'ltree',
    'moddatetime',
    'pg_stat_statements',
    'pg_trgm',
    'pgcrypto',
    'pgrowlocks',
  ],
  ...[
    'pgstattuple',
    'plpgsql',
    'seg',
    'tablefunc',
    'tcn',
    'tsm_system_rows',
    'tsm_system_time',
    'unaccent',
    'uuid-ossp',
  ],
]

/** Fills `folder` (the server's extension_control_path) with the allowed extensions of the bundled server, once. */
export async function prepareExtensions(nativeFolder: string, folder: string): Promise<void> {
  if (await isFolder(folder)) return
  const source = join(nativeFolder, 'share', 'postgresql', 'extension')
  const draft = `${folder}.new`
  await rm(draft, { recursive: true, force: true })
  await mkdir(join(draft, 'extension'), { recursive: true, mode: 0o755 })
  for (const file of await readdir(source)) {
    if (ALLOWED_EXTENSIONS.some((name) => file === `${name}.control` || file.startsWith(`${name}--`))) {
      await copyFile(join(source, file), join(draft, 'extension', file))
    }
  }
  await rename(draft, folder)
}
