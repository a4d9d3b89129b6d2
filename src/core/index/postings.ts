/**
 * The postings of a library: under which gram each word position stands, and the buckets that hold them. Postings are
 * made one document after another and may be kept in parts, each of some neighbouring buckets, until these are encoded.
 */
import type { WordHashes, WordSource } from './frequent.ts'
import {
  BUCKET_SEED,
  bucketOf,
  digits,
  extendHash,
  FINGERPRINT_DIGITS,
  finishHash,
  GRAM_WORDS_MAX,
  nameOf,
  PRINT_SEED,
  printOf,
} from './gram.ts'
import { type GramCounts, newGramCounts } from './gram-counts.ts'
import { encodeBucket, FREQUENT_POSITIONS } from './posting.ts'

/** Numbers of a posting: bucket, fingerprint (30 bits), position. */
export const POSTING_NUMBERS = 3

/** UTF-16 units (all ASCII) of an average bucket. */
const BUCKET_UNITS = 56_000
/** Units of a gram in its bucket's table, and of a position, roughly. */
const ENTRY_UNITS = 8
const POSITION_UNITS = 4

/** The postings of all documents in order, each with the hashes of its gram. */
export function eachPosting(
  documents: Iterable<WordHashes>,
  frequent: GramCounts,
  see: (hash: number, print: number, position: number) => void,
): void {
  const seen = newGramCounts()
  let first = 0
  for (const words of documents) {
    for (let at = 0; at < words.length; at += 2) {
      let [bucket, mark] = [BUCKET_SEED, PRINT_SEED]
      const end = Math.min(words.length, at + 2 * GRAM_WORDS_MAX)
      for (let word = at; word < end; word += 2) {
        bucket = extendHash(bucket, words[word] ?? 0)
        mark = extendHash(mark, words[word + 1] ?? 0)
        const [hash, print] = [finishHash(bucket), printOf(mark)]
        const isRare = frequent.get(hash, print) === 0
        if (isRare || seen.add(hash, print) <= FREQUENT_POSITIONS) see(hash, print, first + at / 2)
        if (isRare) break
      }
    }
    first += words.length / 2
  }
}

/** Words of one segment at most: a position has 32 bits. */
const WORDS_MAX = 2 ** 32 - 1

/** How many buckets these documents fill: postings are counted, distinct grams estimated. Throws `RangeError` for too many words. */
export function bucketsFor(documents: WordSource, words: number, frequent: GramCounts): number {
  if (words > WORDS_MAX)
    throw new RangeError(`Cannot index ${words} words as one segment: ${WORDS_MAX} is the most`)
  // Linear counting (Whang, Vander-Zanden and Taylor 1990): the share of bits that stay unset tells the distinct ones.
  const bits = 2 ** Math.min(BITS_MAX, Math.max(BITS_MIN, Math.ceil(Math.log2(2 * words + 1))))
  const set = new Uint32Array(bits / 32)
  let postings = 0
  eachPosting(documents(), frequent, (hash, print) => {
    const bit = (hash ^ print) & (bits - 1)
    set[bit >>> 5] = (set[bit >>> 5] ?? 0) | (1 << (bit & 31))
    postings++
  })
  let unset = 0
  for (const word of set) for (let bit = 0; bit < 32; bit++) unset += ((word >>> bit) & 1) ^ 1
  const distinct = unset === 0 ? postings : Math.min(postings, bits * Math.log(bits / unset))
  return Math.max(1, Math.ceil((ENTRY_UNITS * distinct + POSITION_UNITS * postings) / BUCKET_UNITS))
}

const BITS_MIN = 16
const BITS_MAX = 28

/** The buckets `[from, to)` of `count` from their postings, which come as `eachPosting` gives them. */
export function* encodeBuckets(
  postings: Uint32Array,
  from: number,
  to: number,
  counts: ListCounts,
): Generator<string> {
  const sizes = new Uint32Array(to - from + 1)
  for (let at = 0; at < postings.length; at += POSTING_NUMBERS) {
    const bucket = (postings[at] ?? 0) - from
    sizes[bucket + 1] = (sizes[bucket + 1] ?? 0) + 1
  }
  for (let bucket = 1; bucket < sizes.length; bucket++) {
    sizes[bucket] = (sizes[bucket] ?? 0) + (sizes[bucket - 1] ?? 0)
  }
  const ends = sizes.slice()
  const sorted = new BigUint64Array(postings.length / POSTING_NUMBERS)
  const halves = new Uint32Array(sorted.buffer)
  for (let at = 0; at < postings.length; at += POSTING_NUMBERS) {
    const bucket = (postings[at] ?? 0) - from
    const place = ends[bucket] ?? 0
    ends[bucket] = place + 1
    halves[2 * place] = postings[at + 2] ?? 0
    halves[2 * place + 1] = postings[at + 1] ?? 0
  }
  for (let bucket = from; bucket < to; bucket++) {
    const own = sorted.subarray(sizes[bucket - from], ends[bucket - from])
    own.sort()
    yield encodeBucket(own, counts.get(bucket) ?? NONE)
  }
}

const NONE: ReadonlyMap<number, number> = new Map()

/** The counts of the too-frequent grams by bucket, there by fingerprint. */
export type ListCounts = ReadonlyMap<number, ReadonlyMap<number, number>>

/** The counts of the too-frequent grams by the list that holds some of their positions. */
export function countsByList(frequent: GramCounts, buckets: number): ListCounts {
  const counts = new Map<number, Map<number, number>>()
  for (const [bucketHash, print, count] of frequent.entries()) {
    const bucket = bucketOf({ bucketHash }, buckets)
    const own = counts.get(bucket) ?? new Map<number, number>()
    counts.set(bucket, own.set(print, (own.get(print) ?? 0) + count))
  }
  return counts
}

/** The counts of the too-frequent grams by their names; see `nameOf`. */
export function countsByName(frequent: GramCounts): Map<string, number> {
  return new Map(
    Array.from(frequent.entries(), ([bucketHash, print, count]) => [
      nameOf({ bucketHash, fingerprint: digits(print, FINGERPRINT_DIGITS) }),
      count,
    ]),
  )
}
