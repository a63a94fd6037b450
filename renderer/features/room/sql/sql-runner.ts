import type { RunUpdate } from '../../../../core/contract/sql.ts'
import { advanceRun, endRun, type RunModel, startRun } from './run-model.ts'
import type { ScriptSlice } from './script-slice.ts'

/** What the runner needs of the backend. `describe` makes a sentence of whatever a call ended with. */
export interface RunTransport {
  open(runId: string, script: string, signal: AbortSignal): Promise<AsyncIterable<RunUpdate>>
  cancel(): Promise<unknown>
  describe(error: unknown): string
}

/** Milliseconds between two repaints while updates pour in. */
const REPAINT_INTERVAL = 32

/** Runs scripts one at a time and keeps the last run; updates that come in quick succession are announced together. */
export class SqlRunner {
  readonly #transport: RunTransport
  readonly #listeners = new Set<() => void>()
  #run: RunModel | null = null
  #shown: RunModel | null = null
  #timer: ReturnType<typeof setTimeout> | null = null
  #abort: AbortController | null = null

  constructor(transport: RunTransport) {
    this.#transport = transport
  }

  /** The run to show; null before the first. */
  readonly shown = (): RunModel | null => this.#shown

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  get isRunning(): boolean {
    return this.#run?.running === true
  }

  /** Runs a script to its end and returns the run; null when another one is still running. It never throws. */
  async run(slice: ScriptSlice): Promise<RunModel | null> {
    if (this.isRunning) return null
    const runId = crypto.randomUUID()
    const abort = new AbortController()
    this.#abort = abort
    let run = startRun(runId, slice, performance.now())
    this.#take(run, true)
    let message: string | null = null
    try {
      for await (const update of await this.#transport.open(runId, slice.sql, abort.signal)) {
        run = advanceRun(run, update)
        // The run is over when its stream is: until then the backend would refuse another one.
        this.#take({ ...run, running: true }, false)
      }
    } catch (error) {
      message = abort.signal.aborted ? 'The run was given up.' : this.#transport.describe(error)
    }
    run = endRun(run, message)
    this.#take(run, true)
    return run
  }

  /** Asks the backend to cancel; when it cannot be asked, the stream is closed, which cancels too. */
  async cancel(): Promise<void> {
    if (!this.isRunning) return
    const abort = this.#abort
    try {
      await this.#transport.cancel()
    } catch {
      abort?.abort()
    }
  }

  /** Gives up what is running. */
  dispose(): void {
    this.#abort?.abort()
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }

  #take(run: RunModel, now: boolean): void {
    this.#run = run
    if (now) this.#announce()
    else this.#timer ??= setTimeout(() => this.#announce(), REPAINT_INTERVAL)
  }

  #announce(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#shown = this.#run
    for (const listener of this.#listeners) listener()
  }
}
