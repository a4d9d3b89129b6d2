/**
 * Grams: which phrase indexes a word position.
 *
 * Every position is indexed once, under the shortest run of 1 to 4 words that begins there and is
 * not too frequent in the library. Writer and reader follow the same rule, so a claim finds its
 * passage under the same grams; all the reader must know is the list of too-frequent ones.
 */

/** Words in the longest gram. */
export const GRAM_WORDS_MAX = 4

/** Occurrences above which a gram is too frequent: a share of the library's words, within bounds. */
export function occurrencesMax(words: number): number {
  return Math.min(OCCURRENCES_HIGH, Math.max(OCCURRENCES_LOW, Math.floor(words / WORDS_PER_OCCURRENCE)))
}

const WORDS_PER_OCCURRENCE = 1000
const OCCURRENCES_LOW = 256
const OCCURRENCES_HIGH = 2048

/** A gram's place in the index: `bucketHash` chooses the bucket, `fingerprint` names it there (5 base-64 characters). */
export type GramAddress = { readonly bucketHash: number; readonly fingerprint: string }

/** Address of the gram made of `count` keys from `from` on. */
export function addressOf(keys: readonly string[], from: number, count: number): GramAddress {
  let one = 0x9e3779b9
  let two = 0x85ebca6b
  for (let at = from; at < from + count; at++) {
    const key = keys[at] ?? ''
    for (let unit = 0; unit < key.length; unit++) {
      const code = key.charCodeAt(unit)
      one = Math.imul(one ^ code, 0x01000193)
      two = Math.imul(two ^ code, 0x5bd1e995)
      two = (two << 13) | (two >>> 19)
    }
    one = Math.imul(one ^ WORD_END, 0x01000193)
    two = Math.imul(two ^ WORD_END, 0x5bd1e995)
  }
  return { bucketHash: finish(two), fingerprint: digits(finish(one) >>> 2, FINGERPRINT_DIGITS) }
}

/** The bucket, of `count`, that holds the gram's list. */
export function bucketOf(address: GramAddress, count: number): number {
  return address.bucketHash % count
}

/** A name that no two grams of a library share (62 bits). */
export function nameOf(address: GramAddress): string {
  return address.fingerprint + digits(address.bucketHash, NAME_DIGITS - FINGERPRINT_DIGITS)
}

/** A gram of a text: `count` words from word `at` on. */
export type Gram = { readonly at: number; readonly count: number; readonly address: GramAddress }

/**
 * The grams that index words `from` to `to` of a text, as far as each fits before `to`. A position
 * where even the longest fitting gram is too frequent yields none.
 */
export function gramsOf(
  keys: readonly string[],
  from: number,
  to: number,
  frequent: ReadonlyMap<string, number>,
): Gram[] {
  const grams: Gram[] = []
  for (let at = from; at < to; at++) {
    for (let count = 1; count <= GRAM_WORDS_MAX && at + count <= to; count++) {
      const address = addressOf(keys, at, count)
      if (frequent.has(nameOf(address))) continue
      grams.push({ at, count, address })
      break
    }
  }
  return grams
}

/** The longest gram from each position of a run whose grams are all too frequent; see `gramsOf`. */
export function frequentGramsOf(keys: readonly string[], from: number, to: number): Gram[] {
  const grams: Gram[] = []
  const count = Math.min(GRAM_WORDS_MAX, to - from)
  if (count === 0) return grams
  for (let at = from; at + count <= to; at++) grams.push({ at, count, address: addressOf(keys, at, count) })
  return grams
}

/** Base-64 digits in ASCII order, so that strings sort as numbers do. */
export const DIGITS = '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'
export const FINGERPRINT_DIGITS = 5
export const NAME_DIGITS = 11

/** `value` as `count` base-64 digits, most significant first. */
export function digits(value: number, count: number): string {
  let text = ''
  let rest = value
  for (let digit = 0; digit < count; digit++) {
    text = (DIGITS[rest & 63] ?? '') + text
    rest = Math.floor(rest / 64)
  }
  return text
}

const WORD_END = 0x20

/** Finaliser of MurmurHash3 (Austin Appleby, public domain): every input bit reaches every output bit. */
function finish(hash: number): number {
  let mixed = hash
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
