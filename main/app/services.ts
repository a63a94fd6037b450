import type { AttemptService } from '../services/attempt-service.ts'
import type { CaseService } from '../services/case-service.ts'
import type { RoundService } from '../services/round-service.ts'
import type { SettingsService } from '../services/settings-service.ts'
import type { SqlService } from '../services/sql-service.ts'
import type { StatusService } from '../services/status-service.ts'
import type { WorkspaceService } from '../services/workspace-service.ts'

/** The use cases the contract's calls are bound to. */
export interface Services {
  readonly status: StatusService
  readonly cases: CaseService
  readonly rounds: RoundService
  readonly workspace: WorkspaceService
  readonly sql: SqlService
  readonly attempts: AttemptService
  readonly settings: SettingsService
}
