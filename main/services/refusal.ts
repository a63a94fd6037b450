/** What a service will not do, with the contract's error code and a sentence for the screen. Anything else that is thrown is a bug. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode
  readonly data: unknown

  constructor(code: RefusalCode, message: string, data?: unknown) {
    super(message)
    this.code = code
    this.data = data
  }
}

export type RefusalCode =
  | 'NO_SUCH_CASE'
  | 'NO_SUCH_ATTEMPT'
  | 'NOT_NOW'
  | 'ENGINE_UNAVAILABLE'
  | 'STALE_DOCUMENT'
  | 'HISTORY_FULL'
  | 'RESULT_GONE'
