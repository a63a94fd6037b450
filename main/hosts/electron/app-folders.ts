import { dirname, join } from 'node:path'

/** Where things lie, both in the package and in a build of the sources. */
export interface AppFolders {
  readonly renderer: string
  readonly preload: string
  readonly backendEntry: string
  readonly migrations: string
  readonly cases: string
}

/** `mainFolder` is the folder of the built main script (`out/main`). In a package the cases lie beside the archive. */
export function appFolders(mainFolder: string, packaged: boolean, resourcesPath: string): AppFolders {
  const out = dirname(mainFolder)
  return {
    renderer: join(out, 'renderer'),
    preload: join(out, 'preload', 'preload.cjs'),
    backendEntry: join(mainFolder, 'backend.js'),
    migrations: join(mainFolder, 'migrations'),
    cases: join(packaged ? resourcesPath : dirname(out), 'cases'),
  }
}
