/**
 * Posting lists and the buckets that hold them, as text that Workers KV can return in bulk.
 *
 *     bucket  = entries (3 digits) · { fingerprint (5) · offset (3) }* sorted · lists
 *     list    = [ "!" · count ] · first position · gap · gap …      each number a VLQ
 *     VLQ     = base-64 digits of 5 bits, least significant first, 32 added while more follow
 *
 * A list with "!" is not whole: it holds the first positions only, and `count` says how often the
 * gram really stands in the library.
 */
import { DIGITS, digits, FINGERPRINT_DIGITS, NAME_DIGITS } from './gram.ts'

export type PostingList = {
  /** Where the gram begins: numbers of the library's words, ascending. */
  readonly positions: readonly number[]
  /** How often it stands in the library. */
  readonly count: number
  /** False if `positions` are only the first of them. */
  readonly whole: boolean
}

/**
 * One bucket from its postings: fingerprints (30 bits) in the high, positions in the low half of each number, all
 * ascending. `counts` has the counts of grams whose lists are not whole. Throws `RangeError` if it outgrows its offsets.
 */
export function encodeBucket(postings: BigUint64Array, counts: ReadonlyMap<number, number>): string {
  // Little-endian, as every platform that runs this is.
  const halves = new Uint32Array(postings.buffer, postings.byteOffset, 2 * postings.length)
  const table = newWriter(ENTRY_DIGITS * postings.length)
  const lists = newWriter((postings.length + counts.size) * VLQ_DIGITS_MAX + counts.size)
  let entries = 0
  for (let at = 0; at < halves.length; ) {
    const print = halves[at + 1] ?? 0
    writeDigits(table, print, FINGERPRINT_DIGITS)
    writeDigits(table, lists.length, OFFSET_DIGITS)
    entries++
    const count = counts.get(print)
    if (count !== undefined) {
      lists.codes[lists.length++] = PARTIAL_CODE
      writeVlq(lists, count)
    }
    let last = 0
    for (let first = true; at < halves.length && halves[at + 1] === print; at += 2) {
      const position = halves[at] ?? 0
      if (position === last && !first) continue
      writeVlq(lists, position - last)
      last = position
      first = false
    }
  }
  if (lists.length >= OFFSET_MAX || entries >= OFFSET_MAX) {
    throw new RangeError(`Cannot encode bucket: ${lists.length} units is more than ${OFFSET_MAX}`)
  }
  return digits(entries, OFFSET_DIGITS) + textOf(table) + textOf(lists)
}

/**
 * The list of one gram, by binary search in the bucket's text; nothing else of it is decoded. `null` if
 * it holds none. Throws `RangeError` where what it reads is no posting list.
 */
export function findList(bucket: string, fingerprint: string): PostingList | null {
  const entries = number(bucket, 0)
  const lists = OFFSET_DIGITS + entries * ENTRY_DIGITS
  if (lists > bucket.length)
    throw new RangeError(`Cannot decode postings: the table ends at ${bucket.length} of ${lists}`)
  let low = 0
  let high = entries
  while (low < high) {
    const middle = (low + high) >> 1
    const at = OFFSET_DIGITS + middle * ENTRY_DIGITS
    const found = bucket.slice(at, at + FINGERPRINT_DIGITS)
    if (found === fingerprint) {
      const from = lists + number(bucket, at + FINGERPRINT_DIGITS)
      const to =
        middle + 1 < entries ? lists + number(bucket, at + ENTRY_DIGITS + FINGERPRINT_DIGITS) : bucket.length
      return decodeList(bucket, from, to)
    }
    if (found < fingerprint) low = middle + 1
    else high = middle
  }
  return null
}

/** The too-frequent grams with their counts: how many (VLQ), then names (see `nameOf`), each followed by a VLQ. */
export function encodeFrequent(counts: ReadonlyMap<string, number>): string {
  const entries = [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
  return vlq(counts.size) + entries.map(([name, count]) => name + vlq(count)).join('')
}

/** Throws `RangeError` if `text` is none of `encodeFrequent`. */
export function decodeFrequent(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  const cursor = { at: 0 }
  const size = readVlq(text, cursor)
  while (cursor.at < text.length) {
    const name = text.slice(cursor.at, cursor.at + NAME_DIGITS)
    cursor.at += NAME_DIGITS
    counts.set(name, readVlq(text, cursor))
  }
  if (counts.size !== size)
    throw new RangeError(`Cannot decode frequent grams: ${counts.size} of ${size} are there`)
  return counts
}

/** Positions a too-frequent gram still has: the earliest ones, so that a claim of such grams alone finds some place. */
export const FREQUENT_POSITIONS = 16

const OFFSET_DIGITS = 3
const OFFSET_MAX = 64 ** OFFSET_DIGITS
const ENTRY_DIGITS = FINGERPRINT_DIGITS + OFFSET_DIGITS
const PARTIAL = '!'
const PARTIAL_CODE = PARTIAL.charCodeAt(0)
/** Character codes of the digits. */
const CODES = Uint8Array.from(DIGITS, (digit) => digit.charCodeAt(0))
/** A function takes only so many arguments. */
const CODES_AT_ONCE = 8192
/** Numbers have 32 bits. */
const VLQ_UNIT_MAX = 32 ** 6
const VLQ_DIGITS_MAX = 7

/** Values of the digits by character code; `NO_DIGIT` for all others. */
export const NO_DIGIT = 64
export const VALUES = Uint8Array.from({ length: 128 }, (_, code) => {
  const value = DIGITS.indexOf(String.fromCharCode(code))
  return value < 0 ? NO_DIGIT : value
})

function decodeList(text: string, from: number, to: number): PostingList {
  if (from >= to || to > text.length)
    throw new RangeError(`Cannot decode postings: no list from ${from} to ${to}`)
  const cursor = { at: from }
  const whole = text[from] !== PARTIAL
  if (!whole) cursor.at++
  const count = whole ? 0 : readVlq(text, cursor)
  const positions: number[] = []
  let last = 0
  while (cursor.at < to) {
    last += readVlq(text, cursor)
    positions.push(last)
  }
  if (cursor.at > to) throw new RangeError(`Cannot decode postings: the list ends within a number, at ${to}`)
  return { positions, count: whole ? positions.length : count, whole }
}

/** Character codes as they are written, so many at most. */
type Writer = { readonly codes: Uint8Array; length: number }

function newWriter(most: number): Writer {
  return { codes: new Uint8Array(most), length: 0 }
}

function vlq(value: number): string {
  const writer = newWriter(VLQ_DIGITS_MAX)
  writeVlq(writer, value)
  return textOf(writer)
}

function writeVlq(writer: Writer, value: number): void {
  let rest = value
  while (rest > 31) {
    writer.codes[writer.length++] = CODES[(rest & 31) + 32] ?? 0
    rest >>>= 5
  }
  writer.codes[writer.length++] = CODES[rest] ?? 0
}

function writeDigits(writer: Writer, value: number, count: number): void {
  for (let digit = count - 1; digit >= 0; digit--) {
    writer.codes[writer.length++] = CODES[(value >>> (6 * digit)) & 63] ?? 0
  }
}

function textOf({ codes, length }: Writer): string {
  let text = ''
  for (let at = 0; at < length; at += CODES_AT_ONCE) {
    text += String.fromCharCode(...codes.subarray(at, Math.min(length, at + CODES_AT_ONCE)))
  }
  return text
}

function readVlq(text: string, cursor: { at: number }): number {
  let value = 0
  // Numbers have 32 bits, so that no shift would do.
  for (let unit = 1; unit <= VLQ_UNIT_MAX; unit *= 32) {
    const digit = valueAt(text, cursor.at++)
    if (digit < 32) return value + digit * unit
    value += (digit - 32) * unit
  }
  throw new RangeError(`Cannot decode postings: a number at ${cursor.at} does not end`)
}

function number(text: string, at: number): number {
  return (valueAt(text, at) * 64 + valueAt(text, at + 1)) * 64 + valueAt(text, at + 2)
}

function valueAt(text: string, at: number): number {
  const value = VALUES[text.charCodeAt(at)] ?? NO_DIGIT
  if (value === NO_DIGIT) throw new RangeError(`Cannot decode postings: no digit at ${at}`)
  return value
}
