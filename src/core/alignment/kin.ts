/** Which of a claim's words are worth comparing with a word of the source: few, for most words. */
import { lettersOf, mayBeSlip } from '../spelling.ts'
import type { Token } from '../token.ts'

/**
 * Finds the indexes of the words that may be like a given one: those of its key, contractions, and those
 * of much the same letters that begin or end as it does (a slip rarely touches both ends of a word).
 */
export function kinAmong(words: readonly Token[]): (word: Token) => Iterable<number> {
  const all = [...words.keys()]
  const byKey = indexesBy(words, ({ key }) => key)
  const byFirst = indexesBy(words, firstOf)
  const byLast = indexesBy(words, lastOf)
  const contractions = all.filter((index) => words[index]?.word.includes(APOSTROPHE))
  const letters = words.map(({ word }) => lettersOf(word))
  return (word) => {
    if (word.word.includes(APOSTROPHE)) return all
    const kin = new Set(byKey.get(word.key))
    for (const index of contractions) kin.add(index)
    // No figure is a slip for another.
    if (isDigit(lastOf(word))) return kin
    const own = lettersOf(word.word)
    for (const like of [byFirst.get(firstOf(word)), byLast.get(lastOf(word))]) {
      for (const index of like ?? NONE) if (mayBeSlip(own, letters[index] ?? 0)) kin.add(index)
    }
    return kin
  }
}

const NONE: readonly number[] = []
const APOSTROPHE = "'"

function firstOf({ word }: Token): number {
  return word.charCodeAt(0)
}

function lastOf({ word }: Token): number {
  return word.charCodeAt(word.length - 1)
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

function indexesBy<T>(words: readonly Token[], feature: (word: Token) => T): Map<T, number[]> {
  const indexes = new Map<T, number[]>()
  for (const [index, word] of words.entries()) {
    const others = indexes.get(feature(word))
    if (others === undefined) indexes.set(feature(word), [index])
    else others.push(index)
  }
  return indexes
}
