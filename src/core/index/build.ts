/** Documents to segment: the index and the blocks, byte for byte the same for the same documents. */
import { attribute } from '../attribution/attribute.ts'
import type { Document } from '../document.ts'
import { tokenize } from '../text/token.ts'
import {
  BLOCK_WORDS,
  cutSlice,
  type DocumentRecord,
  encodeBlock,
  OVERLAP_WORDS,
  type PreparedDocument,
} from './block.ts'
import { addressOf, bucketOf, GRAM_WORDS_MAX, type GramAddress, nameOf, occurrencesMax } from './gram.ts'
import { encodeBucket, encodeFrequent, type PostingList } from './posting.ts'

/** One row of a segment's document table: what is needed to list documents and to choose places before any is read. */
export type DocumentSummary = {
  readonly id: string
  readonly title: string
  readonly author: string | null
  readonly speaker: string | null
  readonly publication: string | null
  readonly date: string | null
  readonly aliases: Readonly<Record<string, readonly string[]>>
  /** Number of its first word in the library; its words. */
  readonly first: number
  readonly words: number
}

export type Segment = {
  readonly words: number
  readonly documents: readonly DocumentSummary[]
  readonly buckets: readonly string[]
  readonly blocks: readonly string[]
  /** The too-frequent grams; see `encodeFrequent`. */
  readonly frequent: string
}

export type BuildInput = { readonly document: Document; readonly sha256: string }

/**
 * Builds a segment. `onDocument` hears how many documents are read. Throws `RangeError` for a
 * document without words or two with one id.
 */
export function buildSegment(inputs: readonly BuildInput[], onDocument?: (done: number) => void): Segment {
  const vocabulary: Vocabulary = new Map()
  const prepared: PreparedDocument[] = []
  const words: Int32Array[] = []
  let first = 0
  for (const input of inOrder(inputs)) {
    const { document, ids } = prepare(input, first, vocabulary)
    prepared.push(document)
    words.push(ids)
    first += ids.length
    onDocument?.(prepared.length)
  }
  const index = buildIndex(words, [...vocabulary.keys()])
  return {
    words: first,
    documents: prepared.map(({ record }) => summaryOf(record)),
    buckets: index.buckets,
    blocks: cutBlocks(prepared, first),
    frequent: index.frequent,
  }
}

/** Positions a too-frequent gram still has: the earliest ones, so that a claim of such grams alone finds some place. */
const FREQUENT_POSITIONS = 16
/** UTF-16 units (all ASCII) of an average bucket. */
const BUCKET_UNITS = 56_000
/** Units of a gram in its bucket's table, and of a position, roughly. */
const ENTRY_UNITS = 8
const POSITION_UNITS = 4

/** By date, then id: posting lists then run from the earliest document to the latest. */
function inOrder(inputs: readonly BuildInput[]): BuildInput[] {
  const ids = new Set<string>()
  for (const { document } of inputs) {
    const { id } = document.metadata
    if (ids.has(id)) throw new RangeError(`Cannot build segment: two documents have the id "${id}"`)
    ids.add(id)
  }
  const rank = ({ document }: BuildInput): string =>
    `${document.metadata.date ?? '~'} ${document.metadata.id}`
  return inputs.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
}

/** Words with their numbers, in the order of their first appearance. */
type Vocabulary = Map<string, number>

function numberOf(vocabulary: Vocabulary, key: string): number {
  const number = vocabulary.get(key) ?? vocabulary.size
  if (number === vocabulary.size) vocabulary.set(key, number)
  return number
}

function prepare(
  { document, sha256 }: BuildInput,
  first: number,
  vocabulary: Vocabulary,
): { document: PreparedDocument; ids: Int32Array } {
  const { metadata, text, silent, locators } = document
  const tokens = tokenize(text, silent)
  if (tokens.length === 0)
    throw new RangeError(`Cannot build segment: document "${metadata.id}" has no words`)
  const { utterances, ...voices } = attribute(document)
  return {
    document: {
      record: {
        metadata,
        sha256,
        first,
        words: tokens.length,
        units: text.length,
        marksSpeech: voices.marksSpeech,
      },
      text,
      starts: Int32Array.from(tokens.map((token) => token.start)),
      silent,
      locators,
      // Where nothing is quoted, reporting is the text's own way of telling: scripture, sayings.
      voices: { ...voices, utterances: voices.marksSpeech ? utterances : [] },
    },
    ids: Int32Array.from(tokens.map((token) => numberOf(vocabulary, token.key))),
  }
}

function summaryOf({ metadata, first, words }: DocumentRecord): DocumentSummary {
  const { id, title, author, speaker, publication, date, aliases } = metadata
  return { id, title, author, speaker, publication, date, aliases, first, words }
}

function cutBlocks(documents: readonly PreparedDocument[], words: number): string[] {
  const blocks: string[] = []
  let earliest = 0
  for (let from = 0; from < words; from += BLOCK_WORDS) {
    const to = Math.min(words, from + BLOCK_WORDS)
    const slices = []
    for (let at = earliest; at < documents.length; at++) {
      const document = documents[at]
      if (document === undefined || document.record.first >= to) break
      const { first, words: length } = document.record
      if (first + length <= from) {
        earliest = at + 1
        continue
      }
      slices.push(cutSlice(document, from - OVERLAP_WORDS - first, to + OVERLAP_WORDS - first))
    }
    blocks.push(encodeBlock(slices))
  }
  return blocks
}

/** For each document, the number of the gram that begins at each position, or −1. */
type Level = readonly Int32Array[]

/** A gram's list with its place in the index. */
type Entry = { readonly address: GramAddress; readonly list: PostingList }

function buildIndex(
  documents: readonly Int32Array[],
  vocabulary: readonly string[],
): { buckets: string[]; frequent: string } {
  const words = documents.reduce((sum, document) => sum + document.length, 0)
  const limit = occurrencesMax(words)
  const entries: Entry[] = []
  const frequent = new Map<string, number>()
  let level: Level = documents
  for (let length = 1; length <= GRAM_WORDS_MAX; length++) {
    const grams = collect(level, documents)
    for (const { document, at, count, positions } of grams) {
      const keys = Array.from(
        { length },
        (_, word) => vocabulary[documents[document]?.[at + word] ?? 0] ?? '',
      )
      const address = addressOf(keys, 0, length)
      const whole = count <= limit
      entries.push({
        address,
        list: { positions: whole ? positions : positions.slice(0, FREQUENT_POSITIONS), count, whole },
      })
      if (!whole) frequent.set(nameOf(address), count)
    }
    if (length < GRAM_WORDS_MAX) level = extend(level, length, documents, grams, limit, vocabulary.length)
  }
  return { buckets: fillBuckets(entries), frequent: encodeFrequent(frequent) }
}

type CountedGram = {
  /** Where it stands first. */
  readonly document: number
  readonly at: number
  count: number
  readonly positions: number[]
}

/** Every gram of the level with its count and its positions. */
function collect(level: Level, documents: readonly Int32Array[]): CountedGram[] {
  const grams: CountedGram[] = []
  let first = 0
  for (const [document, numbers] of level.entries()) {
    for (let at = 0; at < numbers.length; at++) {
      const number = numbers[at] ?? -1
      if (number < 0) continue
      let gram = grams[number]
      if (gram === undefined) {
        gram = { document, at, count: 0, positions: [] }
        grams[number] = gram
      }
      gram.count++
      gram.positions.push(first + at)
    }
    first += documents[document]?.length ?? 0
  }
  return grams
}

/** The grams one word longer than `length`, at the positions where this level's gram is too frequent. */
function extend(
  level: Level,
  length: number,
  documents: readonly Int32Array[],
  grams: readonly CountedGram[],
  limit: number,
  vocabulary: number,
): Level {
  const numbers = new Map<number, number>()
  return level.map((shorter, index) => {
    const longer = new Int32Array(shorter.length).fill(-1)
    for (let at = 0; at < shorter.length; at++) {
      const gram = shorter[at] ?? -1
      const next = documents[index]?.[at + length]
      if (gram < 0 || next === undefined || (grams[gram]?.count ?? 0) <= limit) continue
      const pair = gram * vocabulary + next
      const number = numbers.get(pair) ?? numbers.size
      if (number === numbers.size) numbers.set(pair, number)
      longer[at] = number
    }
    return longer
  })
}

function fillBuckets(entries: readonly Entry[]): string[] {
  const units = entries.reduce(
    (sum, { list }) => sum + ENTRY_UNITS + POSITION_UNITS * list.positions.length,
    0,
  )
  const count = Math.max(1, Math.ceil(units / BUCKET_UNITS))
  const buckets = Array.from({ length: count }, () => new Map<string, PostingList>())
  for (const { address, list } of entries) {
    const bucket = buckets[bucketOf(address, count)]
    bucket?.set(address.fingerprint, merge(bucket.get(address.fingerprint), list))
  }
  return buckets.map(encodeBucket)
}

/** Two grams with one fingerprint in one bucket share a list: alignment tells their places apart. */
function merge(a: PostingList | undefined, b: PostingList): PostingList {
  if (a === undefined) return b
  const positions = [...new Set([...a.positions, ...b.positions])].sort((x, y) => x - y)
  return { positions, count: a.count + b.count, whole: a.whole && b.whole }
}
