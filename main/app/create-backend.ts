import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { roundState } from '../../core/round/round.ts'
import { createCaseLibrary } from '../files/case-library.ts'
import { openHistory } from '../history/open-history.ts'
import { createSqlEngine } from '../postgres/sql-engine.ts'
import { AttemptService } from '../services/attempt-service.ts'
import { AttemptSessions } from '../services/attempt-sessions.ts'
import { standingAfter } from '../services/attempt-standing.ts'
import { CaseService } from '../services/case-service.ts'
import { Interviewer } from '../services/interviewer.ts'
import type { History } from '../services/ports.ts'
import { RoundClock } from '../services/round-clock.ts'
import { RoundService } from '../services/round-service.ts'
import { SandboxService } from '../services/sandbox-service.ts'
import { SettingsService } from '../services/settings-service.ts'
import { SqlService } from '../services/sql-service.ts'
import { StatusService } from '../services/status-service.ts'
import { WorkspaceService } from '../services/workspace-service.ts'
import { openLogFile } from './log-file.ts'
import { type BackendRouter, createRouter } from './router.ts'
import { version } from './version.ts'

const BACKUP_CHECK_MS = 60 * 60_000

export interface BackendOptions {
  /** Where history, sandboxes and logs live; made when missing. */
  readonly dataFolder: string
  readonly casesFolders: readonly string[]
  readonly migrationsFolder: string
  /** The bundled PostgreSQL; the package's own folder when absent. */
  readonly postgresFolder?: string
  /** How many round seconds pass in a real one: 1 but in tests. */
  readonly clockRate?: number
}

export interface Backend {
  readonly router: BackendRouter
  readonly log: (line: string) => void
  /** Stops the clocks before the machine sleeps; they go on by themselves. */
  suspend(): void
  close(): Promise<void>
}

/** The history cannot be opened; the message says why and what to do. */
export class BackendUnavailableError extends Error {
  override readonly name = 'BackendUnavailableError'
}

/** The only place where services meet the things they need. PostgreSQL starts in the background; the app is usable before. */
export async function createBackend(options: BackendOptions): Promise<Backend> {
  const { dataFolder, clockRate = 1 } = options
  const logFile = join(dataFolder, 'logs', 'tablestakes.log')
  const log = openLogFile(logFile)
  const opened = await openHistory({
    standingOf: standingAfter,
    folder: join(dataFolder, 'history'),
    migrationsFolder: options.migrationsFolder,
    log,
    now: () => new Date(),
  })
  if (opened.kind === 'failed') throw new BackendUnavailableError(`${opened.message} ${opened.whatToDo}`)
  const { history } = opened
  const settings = new SettingsService(history)
  const engine = createSqlEngine({
    dataFolder: join(dataFolder, 'postgres'),
    log,
    statementTimeoutMs: () => settings.get().statementTimeoutSeconds * 1000,
    ...(options.postgresFolder === undefined ? {} : { postgresFolder: options.postgresFolder }),
  })
  const sessions = new AttemptSessions(history)
  const cases = new CaseService(history, await createCaseLibrary(options.casesFolders).load())
  const interviewer = new Interviewer(cases, randomUUID)
  const sandboxes = new SandboxService(engine, history, sessions, log)
  const clock = { now: () => performance.now() * clockRate }
  const roundClock = new RoundClock(sessions, interviewer, clock, log, clockRate)
  const router = createRouter(
    {
      status: new StatusService(engine, {
        version,
        dataFolder,
        logFile,
        history: opened.kind === 'recovered' ? { state: 'recovered', message: opened.message } : { state: 'ready' },
      }),
      cases,
      rounds: new RoundService({ history, sessions, cases, interviewer, sandboxes, newId: randomUUID }),
      workspace: new WorkspaceService(sessions),
      sql: new SqlService(sessions, sandboxes),
      attempts: new AttemptService(history, sessions, cases, sandboxes),
      settings,
    },
    log,
  )
  void engine.start()
  const backups = keepBackups(history, log)
  return {
    router,
    log,
    suspend: () => roundClock.stopCounting(),
    close: async () => {
      clearInterval(backups)
      roundClock.stop()
      for (const session of sessions.all()) log(`closed ${session.attemptId} in ${roundState(session.round)}`)
      await engine.stop()
      history.close()
    },
  }
}

function keepBackups(history: History, log: (line: string) => void): NodeJS.Timeout {
  const backUp = () => {
    history.backupIfDue().catch((error: unknown) => log(`backup: ${String(error)}`))
  }
  backUp()
  return setInterval(backUp, BACKUP_CHECK_MS)
}
