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
  const words = hashWords(keys.slice(from, from + count))
  let [bucket, print] = [BUCKET_SEED, PRINT_SEED]
  for (let at = 0; at < words.length; at += 2) {
    bucket = extendHash(bucket, words[at] ?? 0)
    print = extendHash(print, words[at + 1] ?? 0)
  }
  return { bucketHash: finishHash(bucket), fingerprint: digits(printOf(print), FINGERPRINT_DIGITS) }
}

/**
 * Two hashes of 32 bits a word, one for the bucket and one for the fingerprint: all that the index needs to know of a
 * text's words, whoever hashed them.
 */
export function hashWords(keys: readonly string[]): Uint32Array {
  const hashes = new Uint32Array(2 * keys.length)
  for (const [at, key] of keys.entries()) {
    let [one, two] = [0x85ebca6b, 0x9e3779b9]
    for (let unit = 0; unit < key.length; unit++) {
      const code = key.charCodeAt(unit)
      one = Math.imul(one ^ code, 0x5bd1e995)
      one = (one << 13) | (one >>> 19)
      two = Math.imul(two ^ code, 0x01000193)
    }
    hashes[2 * at] = finishHash(one)
    hashes[2 * at + 1] = finishHash(two)
  }
  return hashes
}

/** Where the hashes of a gram begin; each of its words goes into both by `extendHash`. */
export const BUCKET_SEED = 0x2545f491
export const PRINT_SEED = 0x4f6cdd1d

/** The hash of a gram that is longer by one word. */
export function extendHash(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, 0xcc9e2d51)
  return (mixed << 15) | (mixed >>> 17)
}

/** The 30 bits of a gram's fingerprint, from its hash. */
export function printOf(hash: number): number {
  return finishHash(hash) >>> 2
}

/** Finaliser of MurmurHash3 (Austin Appleby, public domain): every input bit reaches every output bit. */
export function finishHash(hash: number): number {
  let mixed = hash
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/** The bucket, of `count`, that holds the gram's list: buckets share the hashes out in ascending runs. */
export function bucketOf({ bucketHash }: Pick<GramAddress, 'bucketHash'>, count: number): number {
  return Math.floor((bucketHash * count) / 2 ** 32)
}

/** A name that no two grams of a library share (62 bits). */
export function nameOf(address: GramAddress): string {
  return address.fingerprint + digits(address.bucketHash, NAME_DIGITS - FINGERPRINT_DIGITS)
}

/** A gram of a text: `count` words from word `at` on. */
export type Gram = {
  readonly at: number
  readonly count: number
  readonly keys: readonly string[]
  readonly address: GramAddress
}

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
      grams.push({ at, count, keys: keys.slice(at, at + count), address })
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
  for (let at = from; at + count <= to; at++) {
    grams.push({ at, count, keys: keys.slice(at, at + count), address: addressOf(keys, at, count) })
  }
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
