import { Socket } from 'node:net'
import { NoticeCutter, RowCutter } from './wire-cutters.ts'

/** Messages up to this many bytes pass as they are. */
const SMALL_MESSAGE_BYTES = 64 * 1024
const HEADER_BYTES = 5

interface Cutter {
  feed(chunk: Buffer): void
  finish(): Buffer
}

/**
 * Follows the frames of PostgreSQL's messages and cuts cells of more than 64 KB while they arrive, so that a value of a gigabyte
 * never stands in memory (and a string of more than 512 MB never kills Node).
 */
export class WireGuard {
  #header = Buffer.alloc(0)
  #left = 0
  #cutter: Cutter | null = null

  /** What of `chunk` goes on to the reader. */
  filter(chunk: Buffer): Buffer {
    const out: Buffer[] = []
    let at = 0
    while (at < chunk.length) {
      if (this.#left > 0) {
        const part = chunk.subarray(at, at + this.#left)
        at += part.length
        this.#take(part, out)
      } else {
        at += this.#begin(chunk.subarray(at), out)
      }
    }
    return out.length === 1 && out[0] !== undefined ? out[0] : Buffer.concat(out)
  }

  /** Passes whole small messages at once; returns how many bytes it used. */
  #begin(chunk: Buffer, out: Buffer[]): number {
    const whole = this.#header.length === 0 ? smallMessages(chunk) : 0
    if (whole > 0) {
      out.push(chunk.subarray(0, whole))
      return whole
    }
    const used = Math.min(HEADER_BYTES - this.#header.length, chunk.length)
    this.#header = Buffer.concat([this.#header, chunk.subarray(0, used)])
    if (this.#header.length < HEADER_BYTES) return used
    this.#left = this.#header.readUInt32BE(1) - 4
    this.#cutter = this.#left > SMALL_MESSAGE_BYTES ? cutterFor(this.#header[0]) : null
    if (this.#cutter === null) out.push(this.#header)
    this.#header = Buffer.alloc(0)
    return used
  }

  #take(part: Buffer, out: Buffer[]): void {
    this.#left -= part.length
    if (this.#cutter === null) {
      out.push(part)
      return
    }
    this.#cutter.feed(part)
    if (this.#left > 0) return
    out.push(this.#cutter.finish())
    this.#cutter = null
  }
}

/** Bytes of the whole small messages at the beginning of `chunk`. */
function smallMessages(chunk: Buffer): number {
  let at = 0
  while (at + HEADER_BYTES <= chunk.length) {
    const length = chunk.readUInt32BE(at + 1)
    if (length > SMALL_MESSAGE_BYTES || at + 1 + length > chunk.length) break
    at += 1 + length
  }
  return at
}

function cutterFor(type: number | undefined): Cutter | null {
  if (type === 0x44) return new RowCutter()
  return type === 0x45 || type === 0x4e ? new NoticeCutter(type) : null
}

/** A socket to PostgreSQL behind a WireGuard. */
export class GuardedSocket extends Socket {
  readonly #guard = new WireGuard()

  override push(chunk: unknown, encoding?: BufferEncoding): boolean {
    if (!Buffer.isBuffer(chunk)) return super.push(chunk, encoding)
    const kept = this.#guard.filter(chunk)
    return kept.length === 0 ? true : super.push(kept)
  }
}
