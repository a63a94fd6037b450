import type { z } from 'zod'
import type { Criterion } from '../assessment/criteria.ts'
import type {
  Band,
  CASE_FILE_SCHEMAS,
  CaseTextFile,
  CaseYamlFile,
  caseFileSchema,
  Fact,
  Operation,
  Volume,
} from './case-files.ts'
import type { interviewerFileSchema } from './interviewer-schema.ts'
import { type NamedQuery, splitNamedSql } from './named-sql.ts'

/** A case as the app uses it: every file read, checked, and its references known to lead somewhere. */
export interface LoadedCase extends z.infer<typeof caseFileSchema>, z.infer<typeof interviewerFileSchema> {
  /** Markdown. */
  readonly brief: string
  readonly facts: readonly Fact[]
  readonly operations: readonly Operation[]
  readonly volumes: readonly Volume[]
  /** Three bands a criterion, the best first. */
  readonly rubric: Readonly<Record<Criterion, readonly Band[]>>
  readonly solution: ReferenceSolution
}

/** The reference solution's texts; the queries are those of operations.sql, ready to be run with `$n` parameters. */
export interface ReferenceSolution {
  readonly schemaSql: string
  readonly operationsSql: string
  readonly queries: readonly NamedQuery[]
  /** Markdown, as are the two below. */
  readonly tradeOffs: string
  readonly scaling: string
  readonly operationsPlan: string
}

/** The contents of a case folder: YAML files that fit their schemas, and texts. */
export interface CaseFiles {
  readonly yaml: { readonly [F in CaseYamlFile]: z.infer<(typeof CASE_FILE_SCHEMAS)[F]> }
  readonly text: Readonly<Record<CaseTextFile, string>>
}

/** Puts the files of a case together. Call it when `checkCase` has found nothing. */
export function assembleCase({ yaml, text }: CaseFiles): LoadedCase {
  const operationsSql = text['solutions/reference/operations.sql']
  return {
    ...yaml['case.yaml'],
    brief: text['brief.md'],
    facts: yaml['facts.yaml'].facts,
    ...yaml['interviewer.yaml'],
    operations: yaml['operations.yaml'].operations,
    volumes: yaml['data.yaml'].volumes,
    rubric: yaml['rubric.yaml'].criteria,
    solution: {
      schemaSql: text['solutions/reference/schema.sql'],
      operationsSql,
      queries: splitNamedSql(operationsSql).queries,
      tradeOffs: text['solutions/reference/trade-offs.md'],
      scaling: text['solutions/reference/scaling.md'],
      operationsPlan: text['solutions/reference/operations-plan.md'],
    },
  }
}
