/** Windows: the stretches of documents around passages that may hold a claim. */
import {
  blocksOf,
  decodeBlock,
  joinSlices,
  PASSAGE_WORDS,
  type Slice,
  tokensOf,
} from '../core/index/block.ts'
import type { RankedPassage } from '../core/index/candidate.ts'
import type { ClosedWindow } from '../core/judgement/place.ts'
import { blockKey } from '../store/keys.ts'
import { type DocumentSummary, decode, type Library, type ReadTally } from './library.ts'

/** Windows opened in a wave at most; those that cannot hold the claim word for word are dear, as each is aligned. */
const WINDOWS_MAX = 64
const NEAR_WINDOWS_MAX = 24
const NEAR_WINDOWS_MIN = 8
/** Words of the claim, over all such windows: where a claim is long, few passages hold much of it. */
const NEAR_WORDS = 480
/** What a question has read so far: passages, and blocks with their values. */
export type Opened = { readonly passages: Set<number>; readonly blocks: Map<number, string> }

/** Words `[from, to)` of a document. */
export type Range = {
  readonly document: DocumentSummary
  readonly from: number
  readonly to: number
  readonly whole: boolean
  readonly score: number
}

/**
 * As many ranges around the best passages that are not opened yet as `keys` more blocks hold, for a claim of so many
 * `words`, `margin` words to either side. `complete`: no passage that may hold the claim word for word is left out; `left`: some passage is.
 */
export function chooseRanges(
  library: Library,
  ranked: readonly RankedPassage[],
  only: DocumentSummary | null,
  words: number,
  margin: number,
  opened: Opened,
  keys: number,
): { ranges: Range[]; complete: boolean; left: boolean } {
  const ranges: Range[] = []
  const blocks = new Set<number>()
  const nearMax = Math.max(NEAR_WINDOWS_MIN, Math.min(NEAR_WINDOWS_MAX, Math.floor(NEAR_WORDS / words)))
  let near = 0
  let complete = true
  let left = false
  for (const { passage, whole, score } of ranked) {
    if (opened.passages.has(passage)) continue
    const found = rangesAround(library, passage, only, margin)
    const needed = found.flatMap((range) => blocksOfRange(range))
    const added = new Set(needed.filter((block) => !blocks.has(block) && !opened.blocks.has(block)))
    const isFull = ranges.length >= WINDOWS_MAX || (!whole && near >= nearMax)
    if (isFull || blocks.size + added.size > keys) {
      left = true
      complete &&= !whole
      continue
    }
    for (const block of added) blocks.add(block)
    opened.passages.add(passage)
    ranges.push(...found.map((range) => ({ ...range, whole, score })))
    if (!whole) near++
  }
  return { ranges, complete, left }
}

/** The stretch of each document of a passage, with its margins. */
function rangesAround(
  library: Library,
  passage: number,
  only: DocumentSummary | null,
  margin: number,
): Omit<Range, 'whole' | 'score'>[] {
  const holders = only === null ? documentsIn(library, passage) : [only]
  return holders.flatMap((document) => {
    const from = Math.max(0, passage * PASSAGE_WORDS - document.first - margin)
    const to = Math.min(document.words, (passage + 1) * PASSAGE_WORDS - document.first + margin)
    return from < to ? [{ document, from, to }] : []
  })
}

function blocksOfRange({ document, from, to }: Pick<Range, 'document' | 'from' | 'to'>): number[] {
  return blocksOf(document.first + from, document.first + to)
}

/** The documents with words in a passage. */
export function documentsIn(library: Library, passage: number): DocumentSummary[] {
  const { documents } = library
  const from = passage * PASSAGE_WORDS
  let low = 0
  let high = documents.length
  while (low < high) {
    const middle = (low + high) >> 1
    const document = documents[middle]
    if (document !== undefined && document.first + document.words <= from) low = middle + 1
    else high = middle
  }
  const found: DocumentSummary[] = []
  for (let at = low; at < documents.length; at++) {
    const document = documents[at]
    if (document === undefined || document.first >= from + PASSAGE_WORDS) break
    found.push(document)
  }
  return found
}

/** Reads the blocks that are not read yet. Throws `StoreError`. */
export async function readWindows(
  library: Library,
  ranges: readonly Range[],
  opened: Opened,
  tally: ReadTally,
): Promise<ClosedWindow[]> {
  const keyOf = (block: number): string => blockKey(library.segment, block)
  const unread = [...new Set(ranges.flatMap(blocksOfRange))].filter((block) => !opened.blocks.has(block))
  const values = await library.read(unread.map(keyOf), tally)
  for (const block of unread) opened.blocks.set(block, values.get(keyOf(block)) ?? '')
  const decoded = new Map<number, Slice[]>()
  const slicesOf = (block: number): Slice[] => {
    const known = decoded.get(block)
    if (known !== undefined) return known
    const slices = decode(keyOf(block), () => decodeBlock(opened.blocks.get(block) ?? ''))
    decoded.set(block, slices)
    return slices
  }
  return ranges.map((range) => ({
    whole: range.whole,
    score: range.score,
    open: () => {
      const slices = blocksOfRange(range).flatMap(slicesOf)
      const slice = joinSlices(slices.filter(({ document }) => document.metadata.id === range.document.id))
      return {
        slice,
        source: {
          words: tokensOf(slice, range.from, range.to),
          text: slice.text,
          offset: slice.start,
          language: slice.document.metadata.language,
        },
      }
    },
  }))
}
