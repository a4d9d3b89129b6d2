/** Which of a claim's words are worth comparing with a word of the source: few, for most words. */
import { lettersOf, mayBeSlip } from '../spelling/spelling.ts'
import type { Token } from '../text/token.ts'

/** Indexes of words, and what finding them and comparing them letter by letter costs, in cells of a table. */
export type Kin = { readonly kin: Iterable<number>; readonly cells: number }

/** What two words cost that are compared letter by letter. */
const PAIR_CELLS = 8

/**
 * Finds the indexes of the words that may be like a given one: those of its key, contractions, and those
 * of much the same letters that begin or end as it does (a slip rarely touches both ends of a word).
 */
export function kinAmong(words: readonly Token[]): (word: Token) => Kin {
  const all = [...words.keys()]
  const byKey = indexesBy(words, ({ key }) => key)
  const byFirst = indexesBy(words, ({ word }) => endName(word, 0, word.length))
  const byLast = indexesBy(words, ({ word }) => endName(word, word.length - 1, word.length))
  const contractions = all.filter((index) => words[index]?.word.includes(APOSTROPHE))
  const letters = words.map(({ word }) => lettersOf(word))
  return (word) => {
    if (word.word.includes(APOSTROPHE)) return { kin: all, cells: all.length * PAIR_CELLS }
    const kin = new Set(byKey.get(word.key))
    for (const index of contractions) kin.add(index)
    let looked = 0
    // No figure is a slip for another.
    if (isDigit(lastOf(word))) return { kin, cells: kin.size * PAIR_CELLS }
    const own = lettersOf(word.word)
    const { length } = word.word
    for (let other = length - SLIP_LETTERS_MAX; other <= length + SLIP_LETTERS_MAX; other++) {
      const begins = byFirst.get(endName(word.word, 0, other)) ?? NONE
      const ends = byLast.get(endName(word.word, length - 1, other)) ?? NONE
      for (const index of begins) if (mayBeSlip(own, letters[index] ?? 0)) kin.add(index)
      for (const index of ends) if (mayBeSlip(own, letters[index] ?? 0)) kin.add(index)
      looked += begins.length + ends.length
    }
    return { kin, cells: looked + kin.size * PAIR_CELLS }
  }
}

const NONE: readonly number[] = []
const APOSTROPHE = "'"

/** By how many letters a slip or a misreading makes a word longer or shorter. */
const SLIP_LETTERS_MAX = 3

/** One number for a letter of a word, at one of its ends, and a length. */
function endName(word: string, at: number, length: number): number {
  return length * 0x1_0000 + word.charCodeAt(at)
}

function lastOf({ word }: Token): number {
  return word.charCodeAt(word.length - 1)
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

/** The indexes of the words by some feature of theirs. */
export function indexesBy<T>(words: readonly Token[], feature: (word: Token) => T): Map<T, number[]> {
  const indexes = new Map<T, number[]>()
  for (const [index, word] of words.entries()) {
    const others = indexes.get(feature(word))
    if (others === undefined) indexes.set(feature(word), [index])
    else others.push(index)
  }
  return indexes
}
