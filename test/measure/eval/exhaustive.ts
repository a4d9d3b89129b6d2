/** The naive answer: every place of the library looked at, one word after another. Slow and simple, to hold the engine against. */
import type { Document } from '../../../src/core/document.ts'
import { tokenize } from '../../../src/core/text/token.ts'

/** The library's words as numbers, all documents in a row, with 0 between two. */
export type Scan = {
  /** The documents in which the words stand one behind the other, once for every place. */
  readonly placesOf: (keys: readonly string[]) => readonly Document[]
  /**
   * Fewest words to add, drop or change so that the words stand somewhere (Myers, "A fast bit-vector algorithm for
   * approximate string matching", 1999, over words). Throws `RangeError` beyond `SCAN_WORDS_MAX` words.
   */
  readonly distance: (keys: readonly string[]) => number
}

/** As many words as bits that a number has for `&` and `|`, but for its sign. */
export const SCAN_WORDS_MAX = 31

export function scanOf(documents: readonly Document[]): Scan {
  const numbers = new Map<string, number>()
  const starts: number[] = []
  let words = new Int32Array(1 << 20)
  let length = 0
  const push = (number: number): void => {
    if (length === words.length) {
      const longer = new Int32Array(2 * words.length)
      longer.set(words)
      words = longer
    }
    words[length++] = number
  }
  for (const { text, silent } of documents) {
    starts.push(length)
    for (const { key } of tokenize(text, silent)) {
      const number = numbers.get(key) ?? numbers.size + 1
      numbers.set(key, number)
      push(number)
    }
    push(0)
  }
  const all = words.subarray(0, length)
  const masks = new Int32Array(numbers.size + 1)
  return {
    placesOf: (keys) => {
      const wanted = keys.map((key) => numbers.get(key) ?? -1)
      const [first = -1, ...rest] = wanted
      const isThere = (at: number): boolean =>
        all[at] === first && rest.every((number, word) => all[at + 1 + word] === number)
      return documents.flatMap((document, index) => {
        const found: Document[] = []
        const end = starts[index + 1] ?? length
        for (let at = starts[index] ?? 0; at < end; at++) if (isThere(at)) found.push(document)
        return found
      })
    },
    distance: (keys) => {
      if (keys.length > SCAN_WORDS_MAX) throw new RangeError(`Cannot scan for ${keys.length} words`)
      const wanted = keys.map((key) => numbers.get(key) ?? 0)
      for (const [at, number] of wanted.entries())
        if (number > 0) masks[number] = (masks[number] ?? 0) | (1 << at)
      const least = leastDistance(all, masks, keys.length)
      for (const number of wanted) masks[number] = 0
      return least
    },
  }
}

function leastDistance(text: Int32Array, masks: Int32Array, words: number): number {
  const last = 1 << (words - 1)
  let [more, less, distance, least] = [-1, 0, words, words]
  for (const number of text) {
    const equal = masks[number] ?? 0
    const vertical = equal | less
    const horizontal = (((equal & more) + more) ^ more) | equal
    const up = less | ~(horizontal | more)
    const down = more & horizontal
    if ((up & last) !== 0) distance++
    else if ((down & last) !== 0 && --distance < least) least = distance
    more = (down << 1) | ~(vertical | (up << 1))
    less = (up << 1) & vertical
  }
  return least
}
