/** A cell keeps this many bytes of its text. */
export const MAX_CELL_BYTES = 64 * 1024
/** All cells of a row together keep this many. */
const MAX_ROW_BYTES = 4 * 1024 * 1024

/** Takes the body of a DataRow in pieces and makes one with its cells cut. */
export class RowCutter {
  readonly #fields: Buffer[] = []
  #fixed = Buffer.alloc(0)
  #want = 2
  #cell: Buffer[] = []
  #keep = 0
  #skip = 0
  #budget = MAX_ROW_BYTES
  #inCell = false
  #cells = 0

  feed(chunk: Buffer): void {
    let at = 0
    while (at < chunk.length) {
      if (this.#keep > 0) {
        const part = chunk.subarray(at, at + this.#keep)
        this.#cell.push(Buffer.from(part))
        this.#keep -= part.length
        at += part.length
      } else if (this.#skip > 0) {
        const part = Math.min(this.#skip, chunk.length - at)
        this.#skip -= part
        at += part
      } else {
        const part = chunk.subarray(at, at + this.#want - this.#fixed.length)
        this.#fixed = Buffer.concat([this.#fixed, part])
        at += part.length
        if (this.#fixed.length === this.#want) this.#number()
      }
      if (this.#keep === 0 && this.#skip === 0) this.#endCell()
    }
  }

  finish(): Buffer {
    this.#endCell()
    const count = Buffer.alloc(2)
    count.writeUInt16BE(this.#cells)
    return message(0x44, Buffer.concat([count, ...this.#fields]))
  }

  /** The number of cells, or the length of the next one. */
  #number(): void {
    if (this.#want === 2) {
      this.#want = 4
    } else {
      const length = this.#fixed.readInt32BE(0)
      this.#keep = Math.min(Math.max(length, 0), MAX_CELL_BYTES, this.#budget)
      this.#budget -= this.#keep
      this.#skip = Math.max(length, 0) - this.#keep
      this.#cells += 1
      this.#inCell = length >= 0
      if (length < 0) this.#fields.push(Buffer.from([0xff, 0xff, 0xff, 0xff]))
    }
    this.#fixed = Buffer.alloc(0)
  }

  #endCell(): void {
    if (!this.#inCell) return
    this.#inCell = false
    const text = wholeCharacters(Buffer.concat(this.#cell))
    this.#cell = []
    const length = Buffer.alloc(4)
    length.writeInt32BE(text.length)
    this.#fields.push(length, text)
  }
}

/** Keeps the beginning of an error's or a notice's fields. */
export class NoticeCutter {
  readonly #type: number
  #body = Buffer.alloc(0)

  constructor(type: number) {
    this.#type = type
  }

  feed(chunk: Buffer): void {
    if (this.#body.length < MAX_CELL_BYTES) {
      this.#body = Buffer.concat([this.#body, chunk.subarray(0, MAX_CELL_BYTES - this.#body.length)])
    }
  }

  /** The field that was cut is closed, and so is the list. */
  finish(): Buffer {
    return message(this.#type, Buffer.concat([wholeCharacters(this.#body), Buffer.from([0, 0])]))
  }
}

function message(type: number, body: Buffer): Buffer {
  const header = Buffer.alloc(5)
  header.writeUInt8(type)
  header.writeUInt32BE(body.length + 4, 1)
  return Buffer.concat([header, body])
}

/** Without the first bytes of a UTF-8 character whose last ones were cut off. */
function wholeCharacters(text: Buffer): Buffer {
  if (text.length < MAX_CELL_BYTES) return text
  let start = text.length - 1
  while (start > text.length - 4 && ((text[start] ?? 0) & 0xc0) === 0x80) start -= 1
  const lead = text[start] ?? 0
  const size = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
  return start + size > text.length ? text.subarray(0, start) : text
}
