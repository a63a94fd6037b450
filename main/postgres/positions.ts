import type { ScriptPosition } from '../../core/attempt/statement-result.ts'

/** Line and column (in characters, from 1) of a UTF-16 offset. */
export function positionAt(script: string, offset: number): ScriptPosition {
  const before = script.slice(0, offset)
  const lineStart = before.lastIndexOf('\n') + 1
  return {
    line: before.split('\n').length,
    column: [...before.slice(lineStart)].length + 1,
    offset,
  }
}

/** UTF-16 offset of a byte offset of the text's UTF-8 form. Offsets must be asked for in rising order. */
export function utf16Offsets(text: string): (byteOffset: number) => number {
  let at = 0
  let bytes = 0
  return (byteOffset) => {
    while (bytes < byteOffset && at < text.length) {
      const code = text.codePointAt(at) ?? 0
      bytes += utf8Length(code)
      at += code < 0x10000 ? 1 : 2
    }
    return at
  }
}

/** UTF-16 offset of the character with that index (from 0), counting characters as PostgreSQL does. */
export function offsetOfCharacter(text: string, index: number): number {
  let at = 0
  for (let character = 0; character < index && at < text.length; character += 1) {
    at += (text.codePointAt(at) ?? 0) < 0x10000 ? 1 : 2
  }
  return at
}

function utf8Length(code: number): number {
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}
