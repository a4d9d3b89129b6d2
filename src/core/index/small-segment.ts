/**
 * A small segment: a few documents with their index and their text in one value.
 *
 *     value = JSON of the head · "\n" · names · sequence · order (see `phrase-order.ts`) · blocks
 */
import type { PreparedDocument } from './block.ts'
import { cutBlocks } from './cut.ts'
import { orderPhrases, type PhraseOrder } from './phrase-order.ts'
import { inOrder } from './prepare.ts'
import { type Columns, columnsOf, type DocumentRow, rowsOf } from './table.ts'

export type SmallSegment = {
  readonly columns: Columns
  readonly rows: readonly DocumentRow[]
  readonly phrases: PhraseOrder
  readonly blocks: readonly string[]
}

type Head = {
  readonly columns: Columns
  readonly rows: readonly DocumentRow[]
  /** UTF-16 units of names, sequence and order, then of each block. */
  readonly lengths: readonly number[]
}

/** The documents, in any order, as one value: the same for the same documents. Throws `RangeError` for too many words. */
export function encodeSmallSegment(documents: readonly PreparedDocument[]): string {
  const ordered = inOrder(documents)
  const words = new Uint32Array(2 * ordered.reduce((sum, { record }) => sum + record.words, 0))
  for (const document of ordered) words.set(document.words, 2 * document.record.first)
  const records = ordered.map(({ record }) => record)
  const { names, sequence, order } = orderPhrases(words)
  const parts = [names, sequence, order, ...cutBlocks(ordered)]
  const head: Head = {
    columns: columnsOf(records),
    rows: rowsOf(records),
    lengths: parts.map(({ length }) => length),
  }
  return `${JSON.stringify(head)}\n${parts.join('')}`
}

/** Throws `SyntaxError` if `value` is none. */
export function decodeSmallSegment(value: string): SmallSegment {
  const line = value.indexOf('\n')
  const head: unknown = JSON.parse(value.slice(0, line))
  if (!isHead(head)) throw new SyntaxError('Cannot decode segment: it has no head')
  const { columns, rows, lengths } = head
  let at = line + 1
  const parts = lengths.map((length) => {
    at += length
    return value.slice(at - length, at)
  })
  if (at !== value.length) {
    throw new SyntaxError(`Cannot decode segment: it has ${value.length} of ${at} units`)
  }
  const [names = '', sequence = '', order = '', ...blocks] = parts
  return { columns, rows, phrases: { names, sequence, order }, blocks }
}

/** What has the parts of a head is one: it was written by `encodeSmallSegment`, if at all. */
function isHead(value: unknown): value is Head {
  if (typeof value !== 'object' || value === null) return false
  return 'columns' in value && 'rows' in value && 'lengths' in value && Array.isArray(value.lengths)
}
