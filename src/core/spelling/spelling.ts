/** Two words against one: compounds, hyphens, contractions; and slips of the pen inside one word. */
import { ENGLISH } from '../language/english.ts'
import { CONTRACTION_ENDINGS, IRREGULAR_CONTRACTIONS } from '../language/english-contraction.ts'
import { NUMBERS } from '../language/english-number.ts'
import { COMPOUNDS, HYPHEN_TELLS_APART, SPLIT_COMPOUNDS } from '../language/english-spelling.ts'
import { languageOf } from '../language/language.ts'
import { type Token, withoutLigatures, withoutMarks } from '../text/token.ts'

/** How one writing of the same words differs from another: as a spelling, as a contraction opened or closed, or by a space. */
export type Pairing = 'respelled' | 'contracted' | 'respaced'

/** How `one` word and the `two` words read alike, or `null`. `tight`: nothing but a hyphen stands between the two. */
export function pairing(one: Token, two: readonly [Token, Token], tight: boolean): Pairing | null {
  const [first, second] = two
  const written = withoutDiaeresis(one.word)
  const joins =
    first.word.length + second.word.length === written.length && written === first.word + second.word
  if (joins && (COMPOUNDS.has(one.word) || (tight && isHyphenLoss(one.word, first.word)))) return 'respelled'
  if (isFigure(one.key) && NUMBERS.get(`${first.word} ${second.word}`) === one.key) return 'respelled'
  if (one.key === '%' && first.key === 'per' && second.key === 'cent') return 'respelled'
  if (!one.word.includes("'")) return null
  return isContraction(one.word, first.word, second.word) ? 'contracted' : null
}

/** The two words written as one, if that is a compound, or a number of two words; by key. */
export function joinCompound(first: string, second: string): string | undefined {
  if (first === 'per' && second === 'cent') return '%'
  const joined = first + second
  return COMPOUNDS.has(joined) ? joined : JOINED_NUMBERS.get(`${first} ${second}`)
}

/** A compound, or such a number, written as two words; by key. */
export function splitCompound(key: string): readonly string[] | undefined {
  return SPLIT_COMPOUNDS.get(key) ?? SPLIT_NUMBERS.get(key)
}

const SPLIT_NUMBERS: ReadonlyMap<string, readonly string[]> = new Map(
  [...NUMBERS]
    .map(([words, figure]) => [figure, words.split(' ')] as const)
    .filter(([, words]) => words.length === 2)
    .map(([figure, words]) => [figure, words.map((word) => NUMBERS.get(word) ?? word)]),
)
const JOINED_NUMBERS = new Map([...SPLIT_NUMBERS].map(([figure, words]) => [words.join(' '), figure]))

/** True if a word may be what is left of two when their hyphen is: to-morrow; but not 5-4, nor re-sign. */
function isHyphenLoss(word: string, first: string): boolean {
  if (/\p{N}/u.test(word) || ENGLISH.negations.has(first) || ENGLISH.negations.has(word)) return false
  return !HYPHEN_TELLS_APART.has(word)
}

function isContraction(word: string, first: string, second: string): boolean {
  const irregular = IRREGULAR_CONTRACTIONS.get(word)
  if (irregular !== undefined) return irregular === `${first} ${second}`
  return CONTRACTION_ENDINGS.some(
    ([ending, full]) =>
      word.endsWith(ending) && word.slice(0, -ending.length) === first && full.includes(second),
  )
}

/**
 * True if two words with one key read alike. Where marks make the difference (resumé, schön) the claim
 * must merely lack them, in a language whose readers do without; a diaeresis (coöperate) it may also add. Vowel marks of
 * Arabic and Hebrew, which most texts leave out, may be lacking on either side.
 */
export function readsAlike(claimed: Token, source: Token, language: string): boolean {
  if (!NOT_ASCII.test(claimed.word + source.word)) return true
  const [one, other] = [withoutLigatures(claimed.word), withoutLigatures(source.word)]
  if (one === other) return true
  if (MARKS_LEFT_OUT.test(source.key)) {
    const [bare, full] = [one.normalize('NFD'), other.normalize('NFD')]
    return isWithout(bare, full) || isWithout(full, bare)
  }
  if (languageOf(language)?.marksOptional !== true) return withoutMarks(one + other) === one + other
  return withoutMarks(one) === withoutDiaeresis(one)
}

/** The word without the dots that part two of its vowels: coöperate. */
export function withoutDiaeresis(word: string): string {
  if (!NOT_ASCII.test(word)) return word
  return word.normalize('NFD').replace(DIAERESIS, '').normalize('NFC')
}

/** The dots that part two vowels of an English word. */
const DIAERESIS = /(?<=[aeiou])\u0308/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
const NOT_ASCII = /[^\x00-\x7f]/
/** Scripts that are mostly written without their vowel marks. */
const MARKS_LEFT_OUT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u

/** True if `bare` is `full` with characters left out. */
function isWithout(bare: string, full: string): boolean {
  let met = 0
  for (let at = 0; at < full.length && met < bare.length; at++) if (full[at] === bare[met]) met++
  return met === bare.length
}

/** True if one word is the other contracted: can’t, cannot. */
export function areContracted(a: string, b: string): boolean {
  return (
    IRREGULAR_CONTRACTIONS.get(a)?.replace(' ', '') === b ||
    IRREGULAR_CONTRACTIONS.get(b)?.replace(' ', '') === a
  )
}

/** True if the word by itself may read as two: a contraction, a compound, a percent sign. */
export function mayBeTwo(word: Token): boolean {
  return word.word.includes("'") || word.key === '%' || COMPOUNDS.has(word.word) || isFigure(word.key)
}

/** True for the figures that two words stand for: 21 to 99, but for the tens. */
function isFigure(key: string): boolean {
  return key.length === 2 && /^[2-9][1-9]$/.test(key)
}

/** False if the word is never the second of two that read as one with only a space between them. */
export function mayBeSecond(word: Token): boolean {
  return SECONDS.has(word.word) || SECONDS.has(word.key)
}

const SECONDS: ReadonlySet<string> = new Set([
  'cent',
  ...CONTRACTION_ENDINGS.flatMap(([, full]) => full),
  ...[...IRREGULAR_CONTRACTIONS.values(), ...NUMBERS.keys()].flatMap((two) => two.split(' ').slice(1)),
  ...[...COMPOUNDS].flatMap((word) => Array.from(word, (_, at) => word.slice(at))),
])

/** Letters in the shortest word in which a slip is recognised, and in the longest: comparing takes their square. */
const SLIP_LETTERS_MIN = 4
const SLIP_LETTERS_MAX = 64

/**
 * Letters by which two words differ if that is so few that one may be a slip for the other, else 0:
 * one in words of four letters or more, two from eight on. Figures never count as slips.
 */
export function slip(a: string, b: string): 0 | 1 | 2 {
  const shorter = Math.min(a.length, b.length)
  const difference = Math.abs(a.length - b.length)
  if (shorter < SLIP_LETTERS_MIN || shorter > SLIP_LETTERS_MAX || difference > 2 || a === b) return 0
  const allowed = shorter >= 8 ? 2 : 1
  if (difference > allowed || lettersApart(lettersOf(a), lettersOf(b)) > 2 * allowed) return 0
  const distance = editDistance(a, b, allowed)
  if (distance > allowed || /\p{N}/u.test(a + b)) return 0
  return distance === 1 ? 1 : 2
}

/** False if two words, whose letters these are, are no slip for each other: a cheap look before `slip`. */
export function mayBeSlip(a: number, b: number): boolean {
  return lettersApart(a, b) <= 4
}

/** Letters that only one of the words has: each edit makes at most two of them. */
function lettersApart(a: number, b: number): number {
  let bits = a ^ b
  let count = 0
  for (; bits !== 0; bits &= bits - 1) count++
  return count
}

/** The set of a word's letters, as bits: letters may share one. */
export function lettersOf(word: string): number {
  let letters = 0
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31)
  return letters
}

/**
 * Letters inserted, dropped, replaced or swapped with their neighbour: optimal string alignment
 * distance (Boytsov, "Indexing methods for approximate dictionary searching", 2011, §2.1), given up beyond `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    let least = row
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      )
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1)
      }
      current.push(cost)
      least = Math.min(least, cost)
    }
    if (least > limit) return limit + 1
    beforeLast = last
    last = current
  }
  return last[b.length] ?? 0
}
