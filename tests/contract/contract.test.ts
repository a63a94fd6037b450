import { safe } from '@orpc/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LARGE_TEXT, STATUS, sampleRouter } from './sample-router.ts'
import { type Connected, TRANSPORTS } from './transports.ts'

type SampleRouter = ReturnType<typeof sampleRouter>['router']

const attempt = { attemptId: 'a1' }
const edit = { ...attempt, document: 'sql', baseRevision: 3, text: 'select 1' } as const

describe.each(TRANSPORTS)('the contract $name', ({ name, connect }) => {
  let connected: Connected<SampleRouter>
  let streamEnded: Promise<'aborted' | 'returned'>

  beforeEach(async () => {
    const sample = sampleRouter()
    streamEnded = sample.streamEnded
    connected = await connect(sample.router)
  })
  afterEach(() => connected.disconnect())

  it('answers a call', async () => {
    const input = { caseId: 'e-commerce', mode: 'full-45', level: 'senior', phase: null } as const
    expect(await connected.client.rounds.start(input)).toEqual({ attemptId: 'e-commerce:full-45' })
  })

  it('refuses input that does not fit the schema, naming the field, and goes on answering', async () => {
    const { error, data } = await safe(connected.client.workspace.edit({ ...edit, baseRevision: -1 }))
    expect(data).toBeUndefined()
    expect(error).toMatchObject({ code: 'BAD_REQUEST', data: { issues: [{ path: ['baseRevision'] }] } })
    expect(await connected.client.workspace.edit(edit)).toEqual({ revision: 8 })
  })

  it('hands a refusal over as a typed error with the message for the screen', async () => {
    const { error, isDefined } = await safe(connected.client.rounds.command({ ...attempt, command: { kind: 'pause' } }))
    expect(isDefined).toBe(true)
    expect(error).toMatchObject({ code: 'NOT_NOW', message: 'The round is over.' })
  })

  it('hands over the newer text with a stale edit', async () => {
    const { error, isDefined } = await safe(connected.client.workspace.edit({ ...edit, baseRevision: 2 }))
    if (!isDefined) throw new Error('The stale edit was not refused by the contract.')
    if (error.code !== 'STALE_DOCUMENT') throw new Error(`The stale edit was refused with ${error.code}.`)
    expect(error.data).toEqual({ revision: 3, text: 'the newer text' })
  })

  it('keeps what a bug said to itself', async () => {
    const { error, isDefined } = await safe(connected.client.sql.cancel(attempt))
    expect(isDefined).toBe(false)
    // In one process the error itself is thrown; a wire must not carry its words.
    if (name !== 'in process')
      expect(error).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', message: 'Internal server error' })
  })

  it('streams values in order and ends', async () => {
    const states: string[] = []
    for await (const status of await connected.client.app.watch()) states.push(status.postgres.state)
    expect(states).toEqual([STATUS.postgres.state, 'ready'])
  })

  it('hands over a typed error that ends a stream, after the values before it', async () => {
    const kinds: string[] = []
    const reading = async () => {
      for await (const update of await connected.client.sql.run({ ...attempt, runId: 'r1', script: 'select 1' })) {
        kinds.push(update.kind)
      }
    }
    await expect(reading()).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE', defined: true })
    expect(kinds).toEqual(['session-reset'])
  })

  it('tells the backend when a page aborts a stream', async () => {
    const abort = new AbortController()
    const updates = await connected.client.rounds.watch(attempt, { signal: abort.signal })
    expect((await updates.next()).value).toMatchObject({ kind: 'clock' })
    // On a wire the pending read fails, in one process it ends; what matters is the backend's end of it.
    const pending = updates.next().catch(() => undefined)
    abort.abort()
    expect(await streamEnded).toBe('aborted')
    await pending
  })

  it('carries 8 MB of text unharmed', async () => {
    const { documents } = await connected.client.workspace.read(attempt)
    expect(Buffer.byteLength(LARGE_TEXT)).toBe(8_000_000)
    expect(documents[0]?.text === LARGE_TEXT).toBe(true)
  })

  it('refuses a text that is too long without losing the connection', async () => {
    const { error } = await safe(connected.client.workspace.edit({ ...edit, text: LARGE_TEXT }))
    expect(error).toMatchObject({ code: 'BAD_REQUEST' })
    expect(await connected.client.workspace.edit(edit)).toEqual({ revision: 8 })
  })

  it('answers many calls at once, each with its own answer', async () => {
    const lengths = Array.from({ length: 100 }, (_, index) => index)
    const answers = await Promise.all(
      lengths.map((length) => connected.client.workspace.edit({ ...edit, text: 'x'.repeat(length) })),
    )
    expect(answers.map((answer) => answer.revision)).toEqual(lengths)
  })
})

describe.each(TRANSPORTS.filter(({ name }) => name !== 'in process'))(
  'a page that goes away ($name)',
  ({ connect }) => {
    it('ends the streams it was reading', async () => {
      const { router, streamEnded } = sampleRouter()
      const { client, disconnect } = await connect(router)
      const updates = await client.rounds.watch(attempt)
      await updates.next()
      const pending = updates.next().catch(() => undefined)
      await disconnect()
      expect(await streamEnded).toBe('aborted')
      await pending
    })
  },
)
