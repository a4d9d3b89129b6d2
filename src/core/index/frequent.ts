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

/** The too-frequent grams of a library of so many words, with their counts; it is read eight times. */
export function frequentGrams(documents: WordSource, words: number): GramCounts {
  const limit = occurrencesMax(words)
  const frequent = newGramCounts()
  for (let length = 1; length <= GRAM_WORDS_MAX; length++) {
    const sketch = new Uint32Array(sketchSize(words))
    const mask = sketch.length - 1
    eachGram(documents, length, frequent, (hash) => {
      sketch[hash & mask] = (sketch[hash & mask] ?? 0) + 1
    })
    const counts = newGramCounts()
    eachGram(documents, length, frequent, (hash, print) => {
      if ((sketch[hash & mask] ?? 0) > limit) counts.add(hash, print)
    })
    for (const [hash, print, count] of counts.entries()) {
      if (count > limit) frequent.set(hash, print, count)
    }
  }
  return frequent
}

/** Counters: a power of two, about as many as words, within what a process can spare. */
function sketchSize(words: number): number {
  return 2 ** Math.min(SKETCH_BITS_MAX, Math.max(SKETCH_BITS_MIN, Math.ceil(Math.log2(words + 1))))
}

const SKETCH_BITS_MIN = 10
const SKETCH_BITS_MAX = 24

/** Every gram of so many words whose words but the last are a too-frequent gram. */
function eachGram(
  documents: WordSource,
  length: number,
  frequent: GramCounts,
  see: (hash: number, print: number) => void,
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
      see(finishHash(extendHash(bucket, words[end] ?? 0)), printOf(extendHash(print, words[end + 1] ?? 0)))
    }
  }
}
