/** Documents to a large segment, in memory: the index and the blocks, byte for byte the same for the same documents. */
import type { PreparedDocument } from './block.ts'
import { cutBlocks } from './cut.ts'
import { frequentGrams } from './frequent.ts'
import { bucketOf } from './gram.ts'
import { encodeFrequent } from './posting.ts'
import { bucketsFor, countsByList, countsByName, eachPosting, encodeBuckets } from './postings.ts'
import { inOrder } from './prepare.ts'
import { type Columns, columnsOf, type DocumentRow, pagesOf, rowsOf } from './table.ts'

/** The values of a large segment. */
export type Segment = {
  readonly words: number
  readonly columns: Columns
  readonly pages: readonly (readonly DocumentRow[])[]
  /** The too-frequent grams; see `encodeFrequent`. */
  readonly frequent: string
  readonly buckets: readonly string[]
  readonly blocks: readonly string[]
}

/** Builds a segment of documents that come in any order. */
export function buildSegment(documents: readonly PreparedDocument[]): Segment {
  const ordered = inOrder(documents)
  const words = ordered.reduce((sum, { record }) => sum + record.words, 0)
  const source = () => ordered.map((document) => document.words)
  const frequent = frequentGrams(source, words)
  const buckets = bucketsFor(source, words, frequent)
  const postings: number[] = []
  eachPosting(source(), frequent, (bucketHash, print, position) => {
    postings.push(bucketOf({ bucketHash }, buckets), print, position)
  })
  const counts = countsByList(frequent, buckets)
  const records = ordered.map(({ record }) => record)
  return {
    words,
    columns: columnsOf(records),
    pages: pagesOf(rowsOf(records)),
    frequent: encodeFrequent(countsByName(frequent)),
    buckets: [...encodeBuckets(Uint32Array.from(postings), 0, buckets, counts)],
    blocks: [...cutBlocks(ordered)],
  }
}
