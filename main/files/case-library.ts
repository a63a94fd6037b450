import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { LoadedCase } from '../../core/cases/case-schema.ts'
import type { CaseLibrary } from '../services/ports.ts'
import { readCaseFolder } from './case-folder.ts'

type Shelf = Awaited<ReturnType<CaseLibrary['load']>>
type Problem = Shelf['problems'][number]

/**
 * The cases in `folders`, one folder a case. A folder that does not exist holds no cases; one that cannot be read is a problem of
 * its own. Of two cases with one id the first stays.
 */
export function createCaseLibrary(folders: readonly string[]): CaseLibrary {
  return {
    async load() {
      const cases = new Map<string, LoadedCase>()
      const problems: Problem[] = []
      for (const folder of folders) {
        for (const name of await caseFolderNames(folder, problems)) {
          const read = await readCaseFolder(join(folder, name), name)
          if (read.kind === 'malformed') problems.push(...read.problems)
          else if (cases.has(name)) problems.push(taken(name))
          else cases.set(name, read.loaded)
        }
      }
      return { cases: [...cases.values()].sort((a, b) => a.title.localeCompare(b.title, 'en')), problems }
    },
  }
}

function taken(caseId: string): Problem {
  const message = `There is a case ${caseId} already: give this one another id and folder name.`
  return { caseId, file: 'case.yaml', line: null, field: 'id', message }
}

async function caseFolderNames(folder: string, problems: Problem[]): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => name)
      .sort()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    const reason = error instanceof Error ? error.message : String(error)
    const message = `The folder of cases cannot be read (${reason}). Check that it is a folder you may read.`
    problems.push({ caseId: '', file: folder, line: null, field: '', message })
    return []
  }
}
