import { namesIn } from '../interviewer/condition.ts'
import { CASE_TEXT_FILES, type CaseTextFile, type CaseYamlFile } from './case-files.ts'
import type { CaseFiles } from './case-schema.ts'
import { splitNamedSql } from './named-sql.ts'

/** Something in a case folder that does not fit. `path` leads into a YAML file; `line` is given for texts (1-based). */
export interface CaseProblem {
  readonly file: CaseYamlFile | CaseTextFile
  readonly path: readonly (string | number)[]
  readonly line: number | null
  readonly message: string
}

type Path = CaseProblem['path']

/** What does not fit together between the files of a case; empty when everything does. */
export function checkCase(files: CaseFiles): CaseProblem[] {
  return [
    ...problemsOfTexts(files),
    ...problemsOfFacts(files),
    ...problemsOfInterviewer(files),
    ...problemsOfEntities(files),
    ...problemsOfQueries(files),
  ]
}

function at(file: CaseYamlFile, path: Path, message: string): CaseProblem {
  return { file, path, line: null, message }
}

/** One problem for each id that stands a second time. */
function repeated(file: CaseYamlFile, named: readonly { readonly id: string; readonly path: Path }[]): CaseProblem[] {
  const seen = new Set<string>()
  return named.flatMap(({ id, path }) => {
    if (!seen.has(id)) {
      seen.add(id)
      return []
    }
    return [at(file, [...path, 'id'], `The id ${id} is used twice: ids are unique within a case, so choose another.`)]
  })
}

function listed<T extends { readonly id: string }>(list: string, items: readonly T[]): (T & { path: Path })[] {
  return items.map((item, index) => ({ ...item, path: [list, index] }))
}

function problemsOfTexts({ text }: CaseFiles): CaseProblem[] {
  return CASE_TEXT_FILES.flatMap((file) =>
    text[file].trim() === '' ? [{ file, path: [], line: 1, message: `${file} is empty: write it.` }] : [],
  )
}

function problemsOfFacts({ yaml }: CaseFiles): CaseProblem[] {
  return repeated('facts.yaml', listed('facts', yaml['facts.yaml'].facts))
}

function problemsOfInterviewer({ yaml }: CaseFiles): CaseProblem[] {
  const { prompts, nudges, followUps, curveballs } = yaml['interviewer.yaml']
  const conditional = [
    ...listed('nudges', nudges),
    ...listed('followUps', followUps),
    ...listed('curveballs', curveballs),
  ]
  const items = [...listed('prompts', prompts), ...conditional]
  const itemIds = new Set(items.map(({ id }) => id))
  const factIds = new Set(yaml['facts.yaml'].facts.map(({ id }) => id))
  const unknown = conditional.flatMap(({ when, path }) => {
    const names = namesIn(when)
    const problem = (what: string, name: string) =>
      at('interviewer.yaml', [...path, 'when'], `There is no ${what} ${name}: correct the name or add it.`)
    return [
      ...names.facts.filter((name) => !factIds.has(name)).map((name) => problem('fact', name)),
      ...names.items.filter((name) => !itemIds.has(name)).map((name) => problem('prompt, nudge or question', name)),
    ]
  })
  return [...repeated('interviewer.yaml', items), ...unknown]
}

function problemsOfEntities({ yaml }: CaseFiles): CaseProblem[] {
  const { entities } = yaml['case.yaml']
  const known = new Set(entities.map(({ id }) => id))
  const missing = (file: CaseYamlFile, path: Path, name: string) =>
    known.has(name) ? [] : [at(file, path, `There is no entity ${name} in case.yaml: correct the name or add it.`)]
  return [
    ...repeated('case.yaml', listed('entities', entities)),
    ...yaml['operations.yaml'].operations.flatMap((operation, index) =>
      operation.entities.flatMap((name, i) => missing('operations.yaml', ['operations', index, 'entities', i], name)),
    ),
    ...yaml['data.yaml'].volumes.flatMap(({ entity }, i) => missing('data.yaml', ['volumes', i, 'entity'], entity)),
  ]
}

const REFERENCE = 'solutions/reference/operations.sql'

function problemsOfQueries({ yaml, text }: CaseFiles): CaseProblem[] {
  const { queries, problems } = splitNamedSql(text[REFERENCE])
  const operations = listed('operations', yaml['operations.yaml'].operations)
  const byName = new Map(queries.map((query) => [query.name, query]))
  const inSql = (line: number, message: string) => ({ file: REFERENCE, path: [], line, message }) as const
  return [
    ...problems.map(({ line, message }) => inSql(line, message)),
    ...repeated('operations.yaml', operations),
    ...operations.flatMap(({ id, path }) =>
      byName.has(id)
        ? []
        : [at('operations.yaml', [...path, 'id'], `${REFERENCE} has no query under "-- name: ${id}": write it.`)],
    ),
    ...queries.flatMap(({ name, line, parameters }) => {
      const operation = operations.find(({ id }) => id === name)
      if (operation === undefined)
        return [inSql(line, `operations.yaml has no operation ${name}: add it or remove this.`)]
      const declared = operation.parameters.map((parameter) => parameter.name)
      return [
        ...parameters
          .filter((parameter) => !declared.includes(parameter))
          .map((parameter) =>
            inSql(line, `${name} uses :${parameter}, which operations.yaml does not declare: add it there.`),
          ),
        ...declared
          .filter((parameter) => !parameters.includes(parameter))
          .map((parameter) =>
            inSql(line, `${name} never uses :${parameter}, which operations.yaml declares: use or remove it.`),
          ),
      ]
    }),
  ]
}
