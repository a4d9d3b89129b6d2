/** A large segment from parts on disk: the same bytes as `buildSegment` makes of the same documents, whatever their number. */
import type { DocumentRecord, PreparedDocument } from '../../core/index/block.ts'
import { BLOCK_WORDS } from '../../core/index/block.ts'
import { cutBlocks } from '../../core/index/cut.ts'
import { FREQUENT_PASSES, frequentGrams, type WordHashes } from '../../core/index/frequent.ts'
import type { GramCounts } from '../../core/index/gram-counts.ts'
import { encodeFrequent } from '../../core/index/posting.ts'
import {
  bucketsFor,
  countsByList,
  countsByName,
  eachPosting,
  encodeBuckets,
} from '../../core/index/postings.ts'
import { byRank, placed, type Rank, rankOf } from '../../core/index/prepare.ts'
import { columnsOf, pagesOf, rowsOf } from '../../core/index/table.ts'
import type { LargeValues } from '../../service/segment-entries.ts'
import { openPart, type PartReader, type PartRow, type Scratch } from './part.ts'
import { bucketsOfPart, partsFor, readPostings, writePostings } from './posting-file.ts'

/** A prepared document and the part that has it. */
export type Prepared = { readonly part: string; readonly row: PartRow }

export type LargeBuild = {
  /** In the order of the segment. */
  readonly ranks: readonly Rank[]
  readonly values: LargeValues
  readonly close: () => void
}

/** Sorts the documents as a segment has them. */
export function inOrder(documents: readonly Prepared[]): Prepared[] {
  return documents.toSorted((a, b) => byRank(rankOf(a.row), rankOf(b.row)))
}

/**
 * Indexes documents in the order of `inOrder`; `folder` takes the postings. `onStep` hears how much of the work before
 * the values is done. Buckets and blocks are made when they are asked for, once.
 */
export function buildLarge(
  ordered: readonly Prepared[],
  folder: string,
  onStep: (done: number, total: number) => void,
): LargeBuild {
  const readers = new Map<string, PartReader>()
  const scratch: Scratch = { buffer: new ArrayBuffer(0) }
  const readerOf = (part: string): PartReader => {
    const reader = readers.get(part) ?? openPart(part, scratch)
    readers.set(part, reader)
    return reader
  }
  const words = ordered.reduce((sum, { row }) => sum + row.record.words, 0)
  let pass = 0
  function* source(): Generator<WordHashes> {
    let done = 0
    for (const { part, row } of ordered) {
      yield readerOf(part).words(row)
      done += row.record.words
      onStep(pass * words + done, PASSES * words)
    }
    pass++
  }
  const frequent = frequentGrams(source, words)
  const buckets = bucketsFor(source, words, frequent)
  const files = writePostings(folder, buckets)
  eachPosting(source(), frequent, files.add)
  files.finish()

  function* documents(): Generator<PreparedDocument> {
    let first = 0
    for (const { part, row } of ordered) {
      yield placed(readerOf(part).document(row), first)
      first += row.record.words
    }
  }
  const records = recordsOf(ordered)
  return {
    ranks: ordered.map(({ row }) => rankOf(row)),
    values: {
      words,
      columns: columnsOf(records),
      pages: pagesOf(rowsOf(records)),
      frequent: encodeFrequent(countsByName(frequent)),
      buckets: allBuckets(folder, buckets, frequent),
      blocks: cutBlocks(documents()),
      counts: { buckets, blocks: Math.ceil(words / BLOCK_WORDS) },
    },
    close: () => {
      for (const reader of readers.values()) reader.close()
    },
  }
}

/** How often the words of all documents are read: for the frequent grams, to size the index, and to fill it. */
const PASSES = FREQUENT_PASSES + 2

function* allBuckets(folder: string, buckets: number, frequent: GramCounts): Generator<string> {
  const counts = countsByList(frequent, buckets)
  for (let part = 0; part < partsFor(buckets); part++) {
    const { from, to } = bucketsOfPart(part, buckets)
    yield* encodeBuckets(readPostings(folder, part), from, to, counts)
  }
}

function recordsOf(ordered: readonly Prepared[]): DocumentRecord[] {
  return ordered.map(({ row }) => row.record)
}
