/** Windows: the stretches of documents that may hold a claim. */
import { BLOCK_WORDS, blocksOf, decodeBlock, joinSlices, type Slice, tokensOf } from '../core/index/block.ts'
import type { Candidate } from '../core/index/candidate.ts'
import type { ClosedWindow } from '../core/judgement/place.ts'
import { blockKey } from '../store/keys.ts'
import { decode, type HeldVersion, type Library, type ReadTally } from './library.ts'
import type { OpenSegment } from './segment.ts'

/** Windows opened in a wave at most; those that cannot hold the claim word for word are dear, as each is aligned. */
const WINDOWS_MAX = 64
const NEAR_WINDOWS_MAX = 24
const NEAR_WINDOWS_MIN = 8
/** Words of the claim, over all such windows: where a claim is long, few places hold much of it. */
const NEAR_WORDS = 480
/** What a question has read so far: candidates by diagonal, blocks with their values by key, and about where these lie. */
export type Opened = {
  readonly candidates: Set<number>
  readonly blocks: Map<string, string>
  /** Numbers of the library's words, by the block's length. */
  readonly cells: Set<number>
}

/** Words `[from, to)` of a document. */
export type Range = {
  readonly document: HeldVersion
  readonly from: number
  readonly to: number
  readonly whole: boolean
  readonly score: number
}

export type RangeOptions = {
  /** The only document to look in. */
  readonly document: HeldVersion | null
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
  const keysChosen = new Set<string>()
  const nearMax = Math.max(NEAR_WINDOWS_MIN, Math.min(NEAR_WINDOWS_MAX, Math.floor(NEAR_WORDS / length)))
  let near = 0
  let complete = true
  let left = false
  const isRead = (key: string): boolean => keysChosen.has(key) || opened.blocks.has(key)
  // Small segments take no key.
  const isLarge = library.families.every(({ small }) => small.length === 0)
  const isSpent = (): boolean => isLarge && keysChosen.size >= keys
  for (const candidate of ranked) {
    const { diagonal, from, to, whole, score } = candidate
    if (opened.candidates.has(diagonal)) continue
    const isOut = ranges.length >= WINDOWS_MAX || (!whole && near >= nearMax)
    // Most places of a large library end here: what they would take is looked up for the others only.
    if (isOut || (isSpent() && isFar(candidate, opened.cells))) {
      left = true
      complete &&= !whole
      continue
    }
    const holders = document === null ? documentsIn(library, from, to) : [document]
    const found = holders.map((holder) => rangeIn(holder, candidate))
    const added = new Set(found.flatMap(keysOfRange).filter((key) => !isRead(key)))
    if (keysChosen.size + added.size > keys) {
      left = true
      complete &&= !whole
      continue
    }
    for (const key of added) keysChosen.add(key)
    for (const cell of cellsOf(candidate)) opened.cells.add(cell)
    opened.candidates.add(diagonal)
    ranges.push(...found.map((range) => ({ ...range, whole, score })))
    if (!whole) near++
  }
  return { ranges, complete, left }
}

/** The cells that a candidate lies in. */
function cellsOf({ from, to, margin }: Candidate): number[] {
  const [first, last] = [from - margin, to + margin].map((word) => Math.floor(word / BLOCK_WORDS))
  return Array.from({ length: (last ?? 0) - (first ?? 0) + 1 }, (_, cell) => (first ?? 0) + cell)
}

/** True if nothing near the candidate was read: blocks do not begin where cells do, so that its neighbours count as near. */
function isFar({ from, to, margin }: Candidate, cells: ReadonlySet<number>): boolean {
  const last = Math.floor((to + margin) / BLOCK_WORDS) + 1
  for (let cell = Math.floor((from - margin) / BLOCK_WORDS) - 1; cell <= last; cell++) {
    if (cells.has(cell)) return false
  }
  return true
}

function rangeIn(document: HeldVersion, { from, to, margin }: Candidate): Omit<Range, 'whole' | 'score'> {
  return {
    document,
    from: Math.max(0, from - margin - document.first),
    to: Math.min(document.words, to + margin - document.first),
  }
}

type Stretch = Pick<Range, 'document' | 'from' | 'to'>

function blocksOfRange({ document, from, to }: Stretch): number[] {
  return blocksOf(document.at + from, document.at + to)
}

/** The keys by which a range is read; a small segment is held whole. */
function keysOfRange(range: Stretch): string[] {
  const { name, small } = range.document.segment
  return small === null ? blocksOfRange(range).map((block) => blockKey(name, block)) : []
}

/** The documents that words `[from, to)` of the library stand in. */
export function documentsIn(library: Library, from: number, to: number): HeldVersion[] {
  const { versions } = library
  let low = 0
  let high = versions.length
  while (low < high) {
    const middle = (low + high) >> 1
    const document = versions[middle]
    if (document !== undefined && document.first + document.words <= from) low = middle + 1
    else high = middle
  }
  const found: HeldVersion[] = []
  for (let at = low; at < versions.length; at++) {
    const document = versions[at]
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
  const unread = [...new Set(ranges.flatMap(keysOfRange))].filter((key) => !opened.blocks.has(key))
  for (const [key, value] of await library.read(unread, tally)) opened.blocks.set(key, value)
  const decoded = new Map<string, Slice[]>()
  const slicesOf = ({ name, small }: OpenSegment, block: number): Slice[] => {
    const key = blockKey(name, block)
    const known = decoded.get(key)
    if (known !== undefined) return known
    const slices = decode(key, () => decodeBlock(small?.blocks[block] ?? opened.blocks.get(key) ?? ''))
    decoded.set(key, slices)
    return slices
  }
  return ranges.map((range) => ({
    whole: range.whole,
    preferred: preferred.has(range.document.id),
    score: range.score,
    open: () => {
      const { segment, at, superseded } = range.document
      const slices = blocksOfRange(range).flatMap((block) => slicesOf(segment, block))
      const own = slices.filter(({ document }) => document.first === at)
      const slice = decode(`blocks of ${segment.name}`, () => joinSlices(own))
      return {
        slice,
        superseded,
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
