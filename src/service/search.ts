/** The search for a claim: what to read, in two rounds, and the windows in which it may stand. */
import { blocksOf, decodeBlock, joinSlices, PASSAGE_WORDS, type Slice, tokensOf } from '../core/block.ts'
import {
  affordable,
  allPassages,
  passagesOf,
  type RankedPassage,
  rankPassages,
  type Seed,
  seedsOf,
} from '../core/candidate.ts'
import type { Claim } from '../core/claim.ts'
import { addressOf, bucketOf, type GramAddress, nameOf } from '../core/gram.ts'
import type { ClosedWindow } from '../core/place.ts'
import { findList, type PostingList } from '../core/posting.ts'
import { blockKey, bucketKey } from '../store/keys.ts'
import { type DocumentSummary, decode, type Library, type ReadTally } from './library.ts'

/** Keys of one question: what the free plan's daily reads are shared by. */
const KEYS_MAX = 24
const BUCKETS_MAX = 12
/** Windows opened at most; those that cannot hold the claim word for word are dear, as each is aligned. */
const WINDOWS_MAX = 64
const NEAR_WINDOWS_MAX = 12
/** Share of the best passage's score under which a passage cannot hold the claim nearly as well. */
const NEAR_SCORE_SHARE = 0.3
/** Words around a passage, beyond the claim's own number, in which its place may begin or end. */
const MARGIN_WORDS = 48
/** Words that each ellipsis may add, up to so many. */
const MARGIN_WORDS_PER_ELISION = 300
const MARGIN_ELISIONS_MAX = 3

export type SearchRequest = {
  readonly claim: Claim
  /** The only document to look in. */
  readonly document: DocumentSummary | null
  /** Documents to be read first. */
  readonly prefers: (document: DocumentSummary) => boolean
}

export type SearchResult = {
  /** Best first. */
  readonly windows: readonly ClosedWindow[]
  /** True if every passage that may hold the claim word for word was opened. */
  readonly complete: boolean
  readonly postings: number
  /** Occurrences of a word in the library, or an upper bound. */
  readonly occurrences: (key: string) => number
}

/** Throws `StoreError`. */
export async function search(
  library: Library,
  request: SearchRequest,
  tally: ReadTally,
): Promise<SearchResult> {
  const { claim, document } = request
  const seeds = affordable(seedsOf(claim, library.frequent), library.buckets, BUCKETS_MAX)
  const lookup = await readLists(
    library,
    seeds.map((seed) => seed.address),
    tally,
  )

  const within =
    document === null ? passagesOf(0, library.corpus.words) : passagesOf(document.first, document.words)
  const elisions = Math.min(claim.elisions.size, MARGIN_ELISIONS_MAX)
  const span = claim.words.length + elisions * MARGIN_WORDS_PER_ELISION
  const prefers = (passage: number): boolean =>
    documentsIn(library, passage).some((held) => request.prefers(held))
  const ranking = rankPassages(
    seeds.map((seed) => ({ seed, list: lookup(seed.address) })),
    {
      words: library.corpus.words,
      within,
      reach: Math.ceil(span / PASSAGE_WORDS),
      prefers,
    },
  )
  const ranked = ranking.complete || document === null ? ranking.passages : allPassages(within)
  const choice = chooseWindows(library, ranked, document, span + MARGIN_WORDS, KEYS_MAX - tally.keys)
  const windows = await readWindows(library, choice.ranges, tally)
  return {
    windows,
    complete: choice.complete && (ranking.complete || document !== null),
    postings: ranking.postings,
    occurrences: occurrencesOf(library, seeds, lookup),
  }
}

type Lookup = (address: GramAddress) => PostingList | null

async function readLists(
  library: Library,
  addresses: readonly GramAddress[],
  tally: ReadTally,
): Promise<Lookup> {
  const keyOf = (address: GramAddress): string =>
    bucketKey(library.segment, bucketOf(address, library.buckets))
  const buckets = await library.read(addresses.map(keyOf), tally)
  const lists = new Map<string, PostingList | null>()
  for (const address of addresses) {
    const key = keyOf(address)
    lists.set(
      nameOf(address),
      decode(key, () => findList(buckets.get(key) ?? '', address.fingerprint)),
    )
  }
  return (address) => lists.get(nameOf(address)) ?? null
}

/** Words `[from, to)` of a document. */
type Range = {
  readonly document: DocumentSummary
  readonly from: number
  readonly to: number
  readonly whole: boolean
  readonly score: number
}

/** As many ranges around the best passages as keys are left for. */
function chooseWindows(
  library: Library,
  ranked: readonly RankedPassage[],
  only: DocumentSummary | null,
  margin: number,
  keys: number,
): { ranges: Range[]; complete: boolean } {
  const ranges: Range[] = []
  const blocks = new Set<number>()
  const least = NEAR_SCORE_SHARE * Math.max(0, ...ranked.map(({ score }) => score))
  let near = 0
  let complete = true
  for (const { passage, whole, score } of ranked) {
    if (!whole && score < least) break
    if (ranges.length >= WINDOWS_MAX || (!whole && near >= NEAR_WINDOWS_MAX)) {
      complete &&= !whole
      if (whole) continue
      break
    }
    const holders = only === null ? documentsIn(library, passage) : [only]
    for (const document of holders) {
      const from = Math.max(0, passage * PASSAGE_WORDS - document.first - margin)
      const to = Math.min(document.words, (passage + 1) * PASSAGE_WORDS - document.first + margin)
      if (from >= to) continue
      const needed = blocksOf(document.first + from, document.first + to)
      const added = needed.filter((block) => !blocks.has(block))
      if (blocks.size + added.length > keys) {
        complete &&= !whole
        continue
      }
      for (const block of added) blocks.add(block)
      ranges.push({ document, from, to, whole, score })
    }
    if (!whole) near++
  }
  return { ranges, complete }
}

/** The documents with words in a passage. */
function documentsIn(library: Library, passage: number): DocumentSummary[] {
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

async function readWindows(
  library: Library,
  ranges: readonly Range[],
  tally: ReadTally,
): Promise<ClosedWindow[]> {
  const keysFor = ({ document, from, to }: Range): string[] =>
    blocksOf(document.first + from, document.first + to).map((block) => blockKey(library.segment, block))
  const values = await library.read(ranges.flatMap(keysFor), tally)
  const decoded = new Map<string, Slice[]>()
  const slicesOf = (key: string): Slice[] => {
    const known = decoded.get(key)
    if (known !== undefined) return known
    const slices = decode(key, () => decodeBlock(values.get(key) ?? ''))
    decoded.set(key, slices)
    return slices
  }
  return ranges.map((range) => ({
    whole: range.whole,
    score: range.score,
    open: () => {
      const slices = keysFor(range).flatMap(slicesOf)
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

function occurrencesOf(library: Library, seeds: readonly Seed[], lookup: Lookup): (key: string) => number {
  const read = new Set(seeds.filter((seed) => seed.count === 1).map((seed) => nameOf(seed.address)))
  return (key) => {
    const address = addressOf([key], 0, 1)
    const name = nameOf(address)
    const frequent = library.frequent.get(name)
    if (frequent !== undefined) return frequent
    return read.has(name) ? (lookup(address)?.count ?? 1) : RARE_OCCURRENCES
  }
}

/** Taken for a word that is not too frequent and whose list was not read. */
const RARE_OCCURRENCES = 64
