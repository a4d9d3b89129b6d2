/**
 * The grams that are too frequent to be a list of their own, found without counting all the others: a sketch of
 * counters shared by hash (Charikar, Chen and Farach-Colton 2002, with one row) shows which may be, and only these are
 * counted.
 */
import {
  BUCKET_SEED,
  extendHash,
  finishHash,
  GRAM_WORDS_MAX,
  occurrencesMax,
  PRINT_SEED,
  printOf,
} from './gram.ts'
import { type GramCounts, newGramCounts } from './gram-counts.ts'

/** The words of one document as `hashWords` gives them. */
export type WordHashes = Uint32Array

/** The documents in the order of the library, as often as they are asked for. */
export type WordSource = () => Iterable<WordHashes>

/** How often `frequentGrams` reads the documents. */
export const FREQUENT_PASSES = 5

/**
 * The too-frequent grams of a library of so many words, with their counts. Words are few enough to be counted all; of
 * longer grams those that the sketch lets through, in the pass in which it is made for grams of one word more.
 */
export function frequentGrams(documents: WordSource, words: number): GramCounts {
  const limit = occurrencesMax(words)
  const frequent = newGramCounts()
  const all = newGramCounts()
  eachGram(documents, 1, frequent, all.add)
  addOver(limit, all, frequent)
  let sketch = newSketch(words)
  eachGram(documents, 2, frequent, sketch.add)
  for (let length = 2; length <= GRAM_WORDS_MAX; length++) {
    const [counts, longer, shorter] = [newGramCounts(), newSketch(words), sketch]
    const isLast = length === GRAM_WORDS_MAX
    eachGram(documents, length, frequent, (hash, print, longerHash) => {
      if (shorter.get(hash) <= limit) return
      counts.add(hash, print)
      if (!isLast && longerHash !== null) longer.add(longerHash)
    })
    addOver(limit, counts, frequent)
    sketch = longer
  }
  return frequent
}

function addOver(limit: number, counts: GramCounts, frequent: GramCounts): void {
  for (const [hash, print, count] of counts.entries()) {
    if (count > limit) frequent.set(hash, print, count)
  }
}

/** Counters shared by hash: each is at least as high as any of its grams is frequent. */
type Sketch = { readonly add: (hash: number) => void; readonly get: (hash: number) => number }

/** A power of two of counters, about as many as words, within what a process can spare. */
function newSketch(words: number): Sketch {
  const bits = Math.min(SKETCH_BITS_MAX, Math.max(SKETCH_BITS_MIN, Math.ceil(Math.log2(words + 1))))
  const counters = new Uint32Array(2 ** bits)
  const mask = counters.length - 1
  return {
    add(hash) {
      counters[hash & mask] = (counters[hash & mask] ?? 0) + 1
    },
    get: (hash) => counters[hash & mask] ?? 0,
  }
}

const SKETCH_BITS_MIN = 10
const SKETCH_BITS_MAX = 24

/** Every gram of so many words whose words but the last are a too-frequent gram; with the hash of that longer by a word, if there is any. */
function eachGram(
  documents: WordSource,
  length: number,
  frequent: GramCounts,
  see: (hash: number, print: number, longerHash: number | null) => void,
): void {
  for (const words of documents()) {
    const last = words.length - 2 * length
    for (let at = 0; at <= last; at += 2) {
      let [bucket, print] = [BUCKET_SEED, PRINT_SEED]
      const end = at + 2 * (length - 1)
      for (let word = at; word < end; word += 2) {
        bucket = extendHash(bucket, words[word] ?? 0)
        print = extendHash(print, words[word + 1] ?? 0)
      }
      if (length > 1 && frequent.get(finishHash(bucket), printOf(print)) === 0) continue
      bucket = extendHash(bucket, words[end] ?? 0)
      const next = words[end + 2]
      see(
        finishHash(bucket),
        printOf(extendHash(print, words[end + 1] ?? 0)),
        next === undefined ? null : finishHash(extendHash(bucket, next)),
      )
    }
  }
}
