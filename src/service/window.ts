/** Windows: the stretches of documents that may hold a claim. */
import { blocksOf, decodeBlock, joinSlices, type Slice, tokensOf } from '../core/index/block.ts'
import type { Candidate } from '../core/index/candidate.ts'
import type { ClosedWindow } from '../core/judgement/place.ts'
import { blockKey } from '../store/keys.ts'
import { type DocumentSummary, decode, type Library, type ReadTally } from './library.ts'

/** Windows opened in a wave at most; those that cannot hold the claim word for word are dear, as each is aligned. */
const WINDOWS_MAX = 64
const NEAR_WINDOWS_MAX = 24
const NEAR_WINDOWS_MIN = 8
/** Words of the claim, over all such windows: where a claim is long, few places hold much of it. */
const NEAR_WORDS = 480
/** What a question has read so far: candidates by diagonal, and blocks with their values. */
export type Opened = { readonly candidates: Set<number>; readonly blocks: Map<number, string> }

/** Words `[from, to)` of a document. */
export type Range = {
  readonly document: DocumentSummary
  readonly from: number
  readonly to: number
  readonly whole: boolean
  readonly score: number
}

export type RangeOptions = {
  /** The only document to look in. */
  readonly document: DocumentSummary | null
  /** Words of the claim. */
  readonly length: number
  /** Blocks that may yet be read. */
  readonly keys: number
}

/**
 * The ranges of the best candidates that are not opened yet, as many as may be read. `complete`: none that may hold
 * the claim word for word is left out; `left`: some candidate is.
 */
export function chooseRanges(
  library: Library,
  ranked: readonly Candidate[],
  { document, length, keys }: RangeOptions,
  opened: Opened,
): { ranges: Range[]; complete: boolean; left: boolean } {
  const ranges: Range[] = []
  const blocks = new Set<number>()
  const nearMax = Math.max(NEAR_WINDOWS_MIN, Math.min(NEAR_WINDOWS_MAX, Math.floor(NEAR_WORDS / length)))
  let near = 0
  let complete = true
  let left = false
  const isRead = (block: number): boolean => blocks.has(block) || opened.blocks.has(block)
  for (const candidate of ranked) {
    const { diagonal, from, to, margin, whole, score } = candidate
    if (opened.candidates.has(diagonal)) continue
    const isOut = ranges.length >= WINDOWS_MAX || (!whole && near >= nearMax)
    // Most places of a large library end here: what they would take is looked up for the others only.
    if (isOut || (blocks.size >= keys && !blocksOf(Math.max(0, from - margin), to + margin).some(isRead))) {
      left = true
      complete &&= !whole
      continue
    }
    const holders = document === null ? documentsIn(library, from, to) : [document]
    const found = holders.map((holder) => rangeIn(holder, candidate))
    const needed = found.flatMap((range) => blocksOfRange(range))
    const added = new Set(needed.filter((block) => !isRead(block)))
    if (blocks.size + added.size > keys) {
      left = true
      complete &&= !whole
      continue
    }
    for (const block of added) blocks.add(block)
    opened.candidates.add(diagonal)
    ranges.push(...found.map((range) => ({ ...range, whole, score })))
    if (!whole) near++
  }
  return { ranges, complete, left }
}

function rangeIn(document: DocumentSummary, { from, to, margin }: Candidate): Omit<Range, 'whole' | 'score'> {
  return {
    document,
    from: Math.max(0, from - margin - document.first),
    to: Math.min(document.words, to + margin - document.first),
  }
}

function blocksOfRange({ document, from, to }: Pick<Range, 'document' | 'from' | 'to'>): number[] {
  return blocksOf(document.first + from, document.first + to)
}

/** The documents that words `[from, to)` of the library stand in. */
export function documentsIn(library: Library, from: number, to: number): DocumentSummary[] {
  const { documents } = library
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
    if (document === undefined || document.first >= to) break
    found.push(document)
  }
  return found
}

/** Reads the blocks that are not read yet. Throws `StoreError`. */
export async function readWindows(
  library: Library,
  ranges: readonly Range[],
  preferred: ReadonlySet<string>,
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
    preferred: preferred.has(range.document.id),
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
