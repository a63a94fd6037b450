import type { Settings } from '../../core/contract/settings.ts'
import { type History, HistoryFullError } from './ports.ts'
import { Refusal } from './refusal.ts'

/** The candidate's settings, held in memory after the first read. */
export class SettingsService {
  readonly #history: History
  #settings: Settings

  constructor(history: History) {
    this.#history = history
    this.#settings = history.readSettings()
  }

  get(): Settings {
    return this.#settings
  }

  set(settings: Settings): Settings {
    try {
      this.#history.writeSettings(settings)
    } catch (error) {
      if (error instanceof HistoryFullError) throw new Refusal('HISTORY_FULL', error.message)
      throw error
    }
    this.#settings = settings
    return settings
  }
}
