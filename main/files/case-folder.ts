import { join } from 'node:path'
import type { z } from 'zod'
import {
  CASE_FILE_SCHEMAS,
  CASE_TEXT_FILES,
  type CaseTextFile,
  type CaseYamlFile,
} from '../../core/cases/case-files.ts'
import { assembleCase, type CaseFiles, type LoadedCase } from '../../core/cases/case-schema.ts'
import { checkCase } from '../../core/cases/check-case.ts'
import type { CaseLibrary } from '../services/ports.ts'
import { readTextInside } from './read-text-inside.ts'
import { parseYaml, type YamlSource } from './yaml-source.ts'

type Problem = Awaited<ReturnType<CaseLibrary['load']>>['problems'][number]
export type CaseFolder =
  | { readonly kind: 'loaded'; readonly loaded: LoadedCase }
  | { readonly kind: 'malformed'; readonly problems: readonly Problem[] }

/** Reads and checks one case folder; whatever is wrong with it is in its problems, all of them at once. */
export async function readCaseFolder(folder: string, caseId: string): Promise<CaseFolder> {
  const problems: Problem[] = []
  const report = (file: string, line: number | null, field: string, message: string) => {
    problems.push({ caseId, file, line, field, message })
  }
  const sources = new Map<string, YamlSource>()
  const text = async (file: CaseTextFile | CaseYamlFile): Promise<string> => {
    const read = await readTextInside(folder, join(folder, file))
    if (read.kind === 'read') return read.text
    report(file, null, '', read.message)
    return ''
  }
  const yaml = async <S extends z.ZodType>(file: CaseYamlFile, schema: S): Promise<z.infer<S> | null> => {
    const before = problems.length
    const content = await text(file)
    if (problems.length > before) return null
    const source = parseYaml(content)
    sources.set(file, source)
    for (const { line, message } of source.errors) report(file, line, '', message)
    if (source.errors.length > 0) return null
    const parsed = schema.safeParse(source.value)
    if (parsed.success) return parsed.data
    for (const issue of parsed.error.issues) {
      const { path, message } = explain(issue)
      report(file, source.lineOf(path), fieldOf(path), message)
    }
    return null
  }
  const files = await readFiles(yaml, text)
  if (files === null || problems.length > 0) return { kind: 'malformed', problems }
  const { id } = files.yaml['case.yaml']
  if (id !== caseId) {
    const line = sources.get('case.yaml')?.lineOf(['id']) ?? null
    report('case.yaml', line, 'id', `The id is ${id} but the folder is named ${caseId}: make them the same.`)
  }
  for (const { file, path, line, message } of checkCase(files)) {
    report(file, line ?? sources.get(file)?.lineOf(path) ?? null, fieldOf(path), message)
  }
  return problems.length > 0 ? { kind: 'malformed', problems } : { kind: 'loaded', loaded: assembleCase(files) }
}

async function readFiles(
  yaml: <S extends z.ZodType>(file: CaseYamlFile, schema: S) => Promise<z.infer<S> | null>,
  text: (file: CaseTextFile) => Promise<string>,
): Promise<CaseFiles | null> {
  const caseYaml = await yaml('case.yaml', CASE_FILE_SCHEMAS['case.yaml'])
  const facts = await yaml('facts.yaml', CASE_FILE_SCHEMAS['facts.yaml'])
  const interviewer = await yaml('interviewer.yaml', CASE_FILE_SCHEMAS['interviewer.yaml'])
  const operations = await yaml('operations.yaml', CASE_FILE_SCHEMAS['operations.yaml'])
  const rubric = await yaml('rubric.yaml', CASE_FILE_SCHEMAS['rubric.yaml'])
  const data = await yaml('data.yaml', CASE_FILE_SCHEMAS['data.yaml'])
  const [brief, schemaSql, operationsSql, tradeOffs, scaling, operationsPlan] = await Promise.all(
    CASE_TEXT_FILES.map(text),
  )
  if (caseYaml === null || facts === null || interviewer === null) return null
  if (operations === null || rubric === null || data === null) return null
  return {
    yaml: {
      'case.yaml': caseYaml,
      'facts.yaml': facts,
      'interviewer.yaml': interviewer,
      'operations.yaml': operations,
      'rubric.yaml': rubric,
      'data.yaml': data,
    },
    text: {
      'brief.md': brief ?? '',
      'solutions/reference/schema.sql': schemaSql ?? '',
      'solutions/reference/operations.sql': operationsSql ?? '',
      'solutions/reference/trade-offs.md': tradeOffs ?? '',
      'solutions/reference/scaling.md': scaling ?? '',
      'solutions/reference/operations-plan.md': operationsPlan ?? '',
    },
  }
}

/** `facts.3.answer`; empty for the file as a whole. */
function fieldOf(path: readonly PropertyKey[]): string {
  return path.map(String).join('.')
}

/** A problem of a schema as a sentence that says what to do, placed at the field it is about. */
function explain(issue: z.core.$ZodIssue): { path: PropertyKey[]; message: string } {
  const field = String(issue.path.at(-1) ?? 'the file')
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys
    const names = issue.keys.join(', ')
    return { path: [...issue.path, key], message: `There is no field ${names} here: correct its name or remove it.` }
  }
  if (issue.code === 'invalid_type' && issue.input === undefined && issue.message.endsWith('undefined')) {
    return { path: issue.path, message: `${field} is missing: add it (${issue.expected}).` }
  }
  return { path: issue.path, message: `${field}: ${issue.message}. Correct it.` }
}
