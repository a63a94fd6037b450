/** Why the server cannot run, in a sentence for the screen, and what the candidate can do about it. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem'
  readonly whatToDo: string

  constructor(message: string, whatToDo: string, options?: ErrorOptions) {
    super(message, options)
    this.whatToDo = whatToDo
  }
}
