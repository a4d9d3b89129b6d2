/**
 * The index of a small segment: all its word positions, sorted by the four words that begin there, so that a gram of any
 * length is one run of them. A suffix array (Manber and Myers 1990) cut at the longest gram: it knows nothing of which
 * grams are too frequent, so a small segment goes with any library.
 *
 *     names    = each distinct word: its two hashes (6 base-64 digits each), ascending
 *     sequence = the number of the word at each position (3 digits)
 *     order    = the positions, sorted (3 digits)
 */
import { digits, GRAM_WORDS_MAX, hashWords } from './gram.ts'
import { NO_DIGIT, type PostingList, VALUES } from './posting.ts'

export type PhraseOrder = { readonly names: string; readonly sequence: string; readonly order: string }

/** Words that a phrase order may have: its numbers have three digits. */
export const ORDERED_WORDS_MAX = 64 ** 3 - 1

const NUMBER_DIGITS = 3
const HASH_DIGITS = 6
const NAME_DIGITS = 2 * HASH_DIGITS

/** The order of these words, as `hashWords` gives them, documents one after another. Throws `RangeError` for too many. */
export function orderPhrases(words: Uint32Array): PhraseOrder {
  const length = words.length / 2
  if (length > ORDERED_WORDS_MAX) {
    throw new RangeError(`Cannot order ${length} words: the limit is ${ORDERED_WORDS_MAX}`)
  }
  const names = Array.from({ length }, (_, at) => wordName(words, at))
  const distinct = [...new Set(names)].sort()
  const numbers = new Map(distinct.map((name, number) => [name, number]))
  const sequence = Int32Array.from(names, (name) => numbers.get(name) ?? 0)
  return {
    names: distinct.join(''),
    sequence: Array.from(sequence, (number) => digits(number, NUMBER_DIGITS)).join(''),
    order: Array.from(sorted(sequence, distinct.length), (at) => digits(at, NUMBER_DIGITS)).join(''),
  }
}

/** Positions by the words that begin there: a radix sort from the last of four words to the first. */
function sorted(sequence: Int32Array, distinct: number): Int32Array {
  let positions = Int32Array.from(sequence.keys())
  for (let word = GRAM_WORDS_MAX - 1; word >= 0; word--) {
    // Number 0 is for what lies behind the last word.
    const ends = new Int32Array(distinct + 2)
    for (const at of positions) {
      const number = (sequence[at + word] ?? -1) + 1
      ends[number + 1] = (ends[number + 1] ?? 0) + 1
    }
    for (let number = 1; number < ends.length; number++) {
      ends[number] = (ends[number] ?? 0) + (ends[number - 1] ?? 0)
    }
    const next = new Int32Array(positions.length)
    for (const at of positions) {
      const number = (sequence[at + word] ?? -1) + 1
      const place = ends[number] ?? 0
      next[place] = at
      ends[number] = place + 1
    }
    positions = next
  }
  return positions
}

/** Where the gram of these keys begins, ascending, whatever documents it crosses. Throws `RangeError` for what is no order. */
export function positionsOf(phrases: PhraseOrder, keys: readonly string[]): number[] {
  const { from, to } = rangeOf(phrases, keys)
  return Array.from({ length: to - from }, (_, at) => readNumber(phrases.order, from + at)).sort(
    (a, b) => a - b,
  )
}

/** How many these are; far less work. */
export function countOf(phrases: PhraseOrder, keys: readonly string[]): number {
  const { from, to } = rangeOf(phrases, keys)
  return to - from
}

/** Where they stand in the order. */
function rangeOf(phrases: PhraseOrder, keys: readonly string[]): { from: number; to: number } {
  const hashes = hashWords(keys)
  const gram: number[] = []
  for (let at = 0; at < keys.length; at++) {
    const number = numberOf(phrases.names, wordName(hashes, at))
    if (number < 0) return { from: 0, to: 0 }
    gram.push(number)
  }
  const length = phrases.order.length / NUMBER_DIGITS
  const from = firstWhere(length, (at) => compare(phrases, at, gram) >= 0)
  const to = firstWhere(length, (at) => compare(phrases, at, gram) > 0)
  return { from, to }
}

/** As many positions as there are, none left out: the list of a gram in a small segment, `null` if it has none. */
export function listOf(positions: readonly number[]): PostingList | null {
  return positions.length === 0 ? null : { positions, count: positions.length, whole: true }
}

/** The words again, as `hashWords` gives them. */
export function wordsOf({ names, sequence }: PhraseOrder): Uint32Array {
  const words = new Uint32Array((2 * sequence.length) / NUMBER_DIGITS)
  for (let at = 0; at < words.length / 2; at++) {
    const name = readDigits(sequence, at * NUMBER_DIGITS, NUMBER_DIGITS) * NAME_DIGITS
    words[2 * at] = readDigits(names, name, HASH_DIGITS)
    words[2 * at + 1] = readDigits(names, name + HASH_DIGITS, HASH_DIGITS)
  }
  return words
}

function compare({ sequence, order }: PhraseOrder, at: number, gram: readonly number[]): number {
  const position = readNumber(order, at)
  for (const [word, number] of gram.entries()) {
    const end = (position + word + 1) * NUMBER_DIGITS
    const found = end > sequence.length ? -1 : readNumber(sequence, position + word)
    if (found !== number) return found - number
  }
  return 0
}

function numberOf(names: string, name: string): number {
  const count = names.length / NAME_DIGITS
  const at = firstWhere(
    count,
    (number) => names.slice(number * NAME_DIGITS, (number + 1) * NAME_DIGITS) >= name,
  )
  return at < count && names.startsWith(name, at * NAME_DIGITS) ? at : -1
}

/** The least of the numbers from 0 on for which `holds` does; `count` if it does for none. */
function firstWhere(count: number, holds: (number: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

function wordName(hashes: Uint32Array, at: number): string {
  return digits(hashes[2 * at] ?? 0, HASH_DIGITS) + digits(hashes[2 * at + 1] ?? 0, HASH_DIGITS)
}

function readNumber(text: string, at: number): number {
  return readDigits(text, at * NUMBER_DIGITS, NUMBER_DIGITS)
}

function readDigits(text: string, from: number, count: number): number {
  let number = 0
  for (let at = from; at < from + count; at++) {
    const value = VALUES[text.charCodeAt(at)] ?? NO_DIGIT
    if (value === NO_DIGIT) throw new RangeError(`Cannot read phrases: no digit at ${at}`)
    number = number * 64 + value
  }
  return number
}
