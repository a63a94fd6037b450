import type { AppStatus, HistoryStatus } from '../../core/contract/app.ts'
import { ChangeFeed } from './change-feed.ts'
import type { SqlEngine } from './ports.ts'

export interface StatusFacts {
  readonly version: string
  readonly dataFolder: string
  readonly logFile: string
  readonly history: HistoryStatus
}

/** What the candidate may want to know about the app as a whole. */
export class StatusService {
  readonly #engine: SqlEngine
  readonly #facts: StatusFacts
  readonly #changes = new ChangeFeed<'status'>()

  constructor(engine: SqlEngine, facts: StatusFacts) {
    this.#engine = engine
    this.#facts = facts
    engine.onStatus(() => this.#changes.publish('status'))
  }

  async *watch(signal: AbortSignal): AsyncGenerator<AppStatus> {
    const changes = this.#changes.read(signal)
    yield this.#status()
    for await (const _ of changes) yield this.#status()
  }

  restartPostgres(): Promise<void> {
    return this.#engine.start()
  }

  #status(): AppStatus {
    return { ...this.#facts, postgres: this.#engine.status() }
  }
}
