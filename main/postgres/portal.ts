import type { Connection, Submittable } from 'pg'
import type { ResultColumn, ResultRow } from '../../core/attempt/statement-result.ts'
import { deferred } from './deferred.ts'

/** The unnamed portal: a later statement replaces it, inside a transaction too. */
const PORTAL = ''

interface Field {
  readonly name: string
  readonly dataTypeID: number
  readonly dataTypeModifier: number
}

/** Rows of one step of a statement and whether more may follow. `tag` is the command tag once the statement is complete. */
export interface PortalStep {
  readonly rows: readonly ResultRow[]
  readonly bytes: number
  readonly complete: boolean
  readonly tag: string
}

/**
 * One statement on a session, stepped through by the extended protocol. Unlike pg-cursor it keeps the command tag (a COMMIT may
 * come back as ROLLBACK), answers COPY, and reports what the final sync says (deferred constraints fail there).
 */
export class Portal implements Submittable {
  readonly #text: string
  readonly #firstCount: number
  #connection: Connection | null = null
  #columns: Field[] = []
  #rows: ResultRow[] = []
  #bytes = 0
  #tag = ''
  #waiting = deferred<PortalStep>()
  #open = true

  /** A `firstCount` of 0 means all rows in one step. */
  constructor(text: string, firstCount: number) {
    this.#text = text
    this.#firstCount = firstCount
  }

  get fields(): readonly Field[] {
    return this.#columns
  }

  /** False once the statement has completed, failed or been closed. */
  get isOpen(): boolean {
    return this.#open
  }

  /** What the first execution, sent with the statement, brought. Rejects with PostgreSQL's error. */
  first(): Promise<PortalStep> {
    return this.#waiting.promise
  }

  submit(connection: Connection): void {
    this.#connection = connection
    connection.parse({ name: '', text: this.#text, types: [] }, true)
    connection.bind({ portal: PORTAL, statement: '', binary: '', values: [] }, true)
    connection.describe({ type: 'P', name: PORTAL }, true)
    this.#execute(this.#firstCount)
  }

  /** The next `count` rows. */
  next(count: number): Promise<PortalStep> {
    this.#waiting = deferred<PortalStep>()
    this.#execute(count)
    return this.#waiting.promise
  }

  /** Ends a statement that has rows left, which commits it when no transaction is open. Rejects with PostgreSQL's error. */
  close(): Promise<PortalStep> {
    if (!this.#open || this.#connection === null) return Promise.resolve(this.#step(true))
    this.#waiting = deferred<PortalStep>()
    this.#open = false
    this.#connection.close({ type: 'P', name: PORTAL }, true)
    this.#connection.sync()
    return this.#waiting.promise
  }

  #execute(count: number): void {
    this.#connection?.execute({ portal: PORTAL, rows: String(count) }, true)
    this.#connection?.flush()
  }

  handleRowDescription(message: { fields: Field[] }): void {
    this.#columns = message.fields
  }

  handleDataRow(message: { fields: ResultRow; length: number }): void {
    this.#rows.push(message.fields)
    this.#bytes += message.length
  }

  handlePortalSuspended(): void {
    this.#waiting.resolve(this.#step(false))
  }

  handleCommandComplete(message: { text: string }, connection: Connection): void {
    this.#tag = message.text
    this.#open = false
    connection.sync()
  }

  handleEmptyQuery(connection: Connection): void {
    this.#open = false
    connection.sync()
  }

  /** The copy is refused with a CopyFail message, to which PostgreSQL answers with an error. */
  handleCopyInResponse(connection: Connection): void {
    const reason = Buffer.from('COPY FROM STDIN cannot be run here\0')
    const header = Buffer.alloc(5)
    header.write('f')
    header.writeUInt32BE(reason.length + 4, 1)
    connection.stream.write(Buffer.concat([header, reason]))
  }

  handleCopyData(): void {
    // Refused before it is sent; what a server sends all the same is dropped.
  }

  handleReadyForQuery(): void {
    this.#waiting.resolve(this.#step(true))
  }

  /** After PostgreSQL's error the session is in order again only when it says so. */
  handleError(error: Error, connection: Connection): void {
    const fromServer = 'severity' in error
    this.#open = false
    if (!fromServer || !connection.stream.writable) {
      this.#waiting.reject(error)
      return
    }
    const settle = () => {
      connection.off('readyForQuery', settle)
      connection.off('end', settle)
      this.#waiting.reject(error)
    }
    connection.on('readyForQuery', settle)
    connection.on('end', settle)
    connection.sync()
  }

  #step(complete: boolean): PortalStep {
    const step = { rows: this.#rows, bytes: this.#bytes, complete, tag: this.#tag }
    this.#rows = []
    this.#bytes = 0
    return step
  }
}

/** Columns for the screen; `typeName` knows the names of types by oid and modifier. */
export function columnsOf(portal: Portal, typeName: (oid: number) => string): ResultColumn[] {
  return portal.fields.map(({ name, dataTypeID }) => ({ name, type: typeName(dataTypeID) }))
}
