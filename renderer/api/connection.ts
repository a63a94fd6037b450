import type { ClientContext, ClientLink } from '@orpc/client'

export type Link = ClientLink<ClientContext>

/** How the page stands with the backend. `epoch` counts the connections so far, from 1. */
export type ConnectionState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'open'; readonly epoch: number; readonly link: Link }
  | { readonly kind: 'lost' }
  /** It cannot get better by waiting; the message says what to do. */
  | { readonly kind: 'refused'; readonly message: string }

/** The one place that knows whether there is a backend; transports report to it, the client and the screens read it. */
export class Connection {
  #state: ConnectionState = { kind: 'connecting' }
  #epoch = 0
  readonly #listeners = new Set<() => void>()

  readonly state = (): ConnectionState => this.#state

  /** Calls `listener` at each change; returns how to stop that. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  opened(link: Link): void {
    this.#epoch += 1
    this.#change({ kind: 'open', epoch: this.#epoch, link })
  }

  lost(): void {
    if (this.#state.kind === 'open' || this.#state.kind === 'connecting') this.#change({ kind: 'lost' })
  }

  refused(message: string): void {
    this.#change({ kind: 'refused', message })
  }

  /** The open link, waiting for one while the connection is lost. Rejects when `signal` aborts or the backend refuses the page. */
  async link(signal?: AbortSignal): Promise<Link> {
    return (await this.#until((state) => state.kind === 'open', signal)).link
  }

  /** Resolves when a connection later than `epoch` is open. */
  async openedAfter(epoch: number, signal?: AbortSignal): Promise<void> {
    await this.#until((state) => state.kind === 'open' && state.epoch > epoch, signal)
  }

  #until(wanted: (state: ConnectionState) => boolean, signal?: AbortSignal) {
    return new Promise<Extract<ConnectionState, { kind: 'open' }>>((resolve, reject) => {
      const settle = () => {
        const state = this.#state
        if (signal?.aborted === true) finish(() => reject(signal.reason))
        else if (state.kind === 'open' && wanted(state)) finish(() => resolve(state))
        else if (state.kind === 'refused') finish(() => reject(new ConnectionRefusedError(state.message)))
      }
      const stop = this.subscribe(settle)
      const finish = (act: () => void) => {
        stop()
        signal?.removeEventListener('abort', settle)
        act()
      }
      signal?.addEventListener('abort', settle)
      settle()
    })
  }

  #change(state: ConnectionState): void {
    this.#state = state
    for (const listener of [...this.#listeners]) listener()
  }
}

/** The backend does not accept this page. */
export class ConnectionRefusedError extends Error {
  override readonly name = 'ConnectionRefusedError'
}
