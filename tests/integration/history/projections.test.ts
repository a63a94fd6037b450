import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { AttemptEvent } from '../../../core/attempt/attempt-event.ts'
import { spliceBetween } from '../../../core/attempt/document-splice.ts'
import { replayDocuments } from '../../../core/attempt/documents.ts'
import type { SqliteHistory } from '../../../main/history/sqlite-history.ts'
import { asked, RUNNING, ran, started, submitted } from '../../fixtures/history/attempts.ts'
import { openReady, temporaryFolder } from '../../fixtures/history/open-temporary.ts'

const text = fc.string({ unit: fc.constantFrom('a', 'b ', '\n', 'é', '😀', '😁', 'ש', '\ud83d'), maxLength: 20 })
const step = fc.oneof(
  fc.record({
    kind: fc.constant('write' as const),
    document: fc.constantFrom('sql', 'notes.scaling', 'trade-offs'),
    text,
  }),
  fc.record({ kind: fc.constant('ask' as const), text }),
  fc.record({ kind: fc.constant('run' as const), text }),
  fc.record({ kind: fc.constant('score' as const), text }),
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** The rows of everything that is projected, and the index's words by the row they stand in. */
function projected(folder: string): unknown {
  const database = new Database(join(folder, 'history.sqlite'))
  database.exec("create virtual table temp.words using fts5vocab('main', 'search', 'instance')")
  const rows = ['summaries', 'documents', 'transcripts', 'temp.words'].map((table) =>
    database.prepare(`select * from ${table}`).all(),
  )
  const tallies = database.prepare('select * from tallies where attempts > 0').all()
  database.close()
  return [...rows, tallies]
}

function play(history: SqliteHistory, attemptId: string, steps: readonly Step[]): Map<string, string> {
  const texts = new Map<string, { text: string; revision: number }>()
  let seq = history.append(attemptId, 0, 0, [started()], RUNNING)
  for (const [index, next] of steps.entries()) {
    const events: AttemptEvent[] = [{ type: 'time.passed', ms: 10 }]
    if (next.kind === 'ask') events.push(asked(next.text))
    if (next.kind === 'run') events.push(ran(next.text))
    if (next.kind === 'score') events.push({ ...submitted, remarks: next.text })
    if (next.kind === 'write') {
      const before = texts.get(next.document) ?? { text: '', revision: 0 }
      const revision = before.revision + 1
      texts.set(next.document, { text: next.text, revision })
      events.push({
        type: 'document.edited',
        document: next.document,
        revision,
        ...spliceBetween(before.text, next.text),
      })
    }
    seq = history.append(attemptId, seq, index * 10, events, RUNNING)
  }
  return new Map([...texts].map(([name, document]) => [name, document.text]))
}

it('are the same made step by step and made anew, and edits replay to what was written', () => {
  fc.assert(
    fc.property(fc.array(fc.array(step, { maxLength: 8 }), { minLength: 1, maxLength: 3 }), (attempts) => {
      const temporary = temporaryFolder()
      const history = openReady(temporary.folder)
      try {
        for (const [index, steps] of attempts.entries()) {
          const texts = play(history, `a${index}`, steps)
          const replayed = replayDocuments(history.read(`a${index}`))
          expect(new Map([...replayed].map(([name, document]) => [name, document.text]))).toEqual(texts)
        }
        const stepByStep = projected(temporary.folder)
        history.rebuildProjections(() => RUNNING)
        expect(projected(temporary.folder)).toEqual(stepByStep)
      } finally {
        history.close()
        temporary.remove()
      }
    }),
    { numRuns: 40 },
  )
})
