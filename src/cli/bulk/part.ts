/**
 * Parts: prepared documents in a file of their own, written by whichever thread read them and looked up by all that
 * follows, so that the library need not fit into memory.
 *
 *     part  = { words · starts · body }*     Uint32 · Int32 · JSON in UTF-8
 *     index = JSON of the rows and the problems; written last, so that a part without an index is none
 */
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import type { DocumentRecord, PreparedDocument } from '../../core/index/block.ts'
import type { Problem } from '../readers/problem.ts'

/** A document of a part. */
export type PartRow = {
  /** Where it was read, for people. */
  readonly file: string
  readonly record: DocumentRecord
  /** Byte at which it begins in the part, and the bytes of its body. */
  readonly offset: number
  readonly bytes: number
}

/** A document that the library already holds as it is. */
export type HeldRow = { readonly file: string; readonly id: string; readonly digest: string }

export type PartIndex = {
  readonly rows: readonly PartRow[]
  readonly held: readonly HeldRow[]
  readonly problems: readonly Problem[]
}

const WORD_BYTES = 8
const START_BYTES = 4

/** The index of a part that was finished; `null` if it was not. */
export function readIndex(part: string): PartIndex | null {
  const file = indexOf(part)
  // Written by this program alone, and whole: it is renamed into place.
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as PartIndex) : null
}

export type PartWriter = {
  readonly add: (document: PreparedDocument, file: string) => void
  /** Ends the part, with what was found beside its documents. */
  readonly finish: (found: Omit<PartIndex, 'rows'>) => PartIndex
}

/** Begins a part; what an unfinished one left is overwritten. Throws if the disk is full. */
export function writePart(part: string): PartWriter {
  const rows: PartRow[] = []
  const file = openSync(part, 'w')
  let offset = 0
  return {
    add({ record, words, starts, ...rest }, name) {
      const body = Buffer.from(JSON.stringify(rest))
      for (const bytes of [bytesOf(words), bytesOf(starts), body]) writeAll(file, bytes)
      rows.push({ file: name, record, offset, bytes: body.length })
      offset += record.words * (WORD_BYTES + START_BYTES) + body.length
    },
    finish(found) {
      closeSync(file)
      const index = { rows, ...found }
      const draft = `${indexOf(part)}.draft`
      writeFileSync(draft, JSON.stringify(index))
      renameSync(draft, indexOf(part))
      return index
    },
  }
}

export type PartReader = {
  /** Valid until the next call of any reader with the same scratch. */
  readonly words: (row: PartRow) => Uint32Array
  readonly document: (row: PartRow) => PreparedDocument
  readonly close: () => void
}

/** Memory for the words of one document at a time, shared by all readers of a build. */
export type Scratch = { buffer: ArrayBuffer }

export function openPart(part: string, scratch: Scratch = { buffer: new ArrayBuffer(0) }): PartReader {
  const file = openSync(part, 'r')
  return {
    words({ record, offset }) {
      const bytes = record.words * WORD_BYTES
      if (scratch.buffer.byteLength < bytes) scratch.buffer = new ArrayBuffer(2 * bytes)
      readAll(file, new Uint8Array(scratch.buffer, 0, bytes), offset)
      return new Uint32Array(scratch.buffer, 0, 2 * record.words)
    },
    document({ record, offset, bytes }) {
      const words = new Uint32Array(2 * record.words)
      const starts = new Int32Array(record.words)
      const body = Buffer.alloc(bytes)
      readAll(file, bytesOf(words), offset)
      readAll(file, bytesOf(starts), offset + record.words * WORD_BYTES)
      readAll(file, body, offset + record.words * (WORD_BYTES + START_BYTES))
      // Written by `writePart`.
      const read = JSON.parse(body.toString()) as Omit<PreparedDocument, 'record' | 'words' | 'starts'>
      return { record, words, starts, ...read }
    },
    close: () => closeSync(file),
  }
}

function indexOf(part: string): string {
  return `${part}.json`
}

function bytesOf(numbers: Uint32Array | Int32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
}

function readAll(file: number, into: Uint8Array, position: number): void {
  for (let at = 0; at < into.length; ) {
    const read = readSync(file, into, at, into.length - at, position + at)
    if (read === 0) throw new RangeError('Cannot read part: it ends too early')
    at += read
  }
}
