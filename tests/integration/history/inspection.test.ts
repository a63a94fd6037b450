import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { inspect } from '../../../main/history/inspection.ts'
import { RUNNING, started } from '../../fixtures/history/attempts.ts'
import { openReady, temporaryFolder } from '../../fixtures/history/open-temporary.ts'

it('finds damage in what lists are read from in big files too, where it does not look at everything', () => {
  const temporary = temporaryFolder()
  try {
    const history = openReady(temporary.folder)
    for (let index = 0; index < 100; index += 1) history.append(`a${index}`, 0, 0, [started()], RUNNING)
    history.close()
    const file = join(temporary.folder, 'history.sqlite')
    const isBig = 0
    expect(inspect(file, 1, isBig)).toMatchObject({ kind: 'sound', version: 1 })
    const bytes = readFileSync(file)
    for (let at = 4096; at < bytes.length; at += 4096) bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at)
    writeFileSync(file, bytes)
    expect(inspect(file, 1, isBig)).toMatchObject({ kind: 'damaged' })
  } finally {
    temporary.remove()
  }
})
