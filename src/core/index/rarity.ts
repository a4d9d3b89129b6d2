/**
 * How rare words are together: whether a place that keeps some words of a claim may be there by chance.
 *
 * A word in a run of kept words is as rare as the words before it leave it: behind "of the united" the word
 * "states" tells nothing. Known are the counts of the grams that are too frequent to index, and of those read.
 */

import type { Rarity } from '../judgement/nearness.ts'
import { GRAM_WORDS_MAX, occurrencesMax } from './gram.ts'

/** How often a run of words, by their keys, stands in the library; an upper bound for one that is not known. */
export type CountOf = (keys: readonly string[]) => number

/**
 * Bits of the kept words, with words of the claim by `keys` and each pair's claimed and source position. Words of
 * different runs are taken for independent.
 */
export function rarityOf(
  keys: readonly string[],
  pairs: readonly (readonly [claimed: number, source: number])[],
  library: number,
  countOf: CountOf,
): Rarity {
  let bits = 0
  let independent = 0
  let run = 0
  let runBits = 0
  let rarest = 0
  for (const [index, [claimed, source]] of pairs.entries()) {
    const before = pairs[index - 1]
    const follows = before !== undefined && before[0] === claimed - 1 && before[1] === source - 1
    run = follows ? run + 1 : 0
    const word = wordBits(keys, claimed, Math.min(run, GRAM_WORDS_MAX - 1), library, countOf)
    bits += word
    runBits = follows ? runBits + word : word
    rarest = Math.max(rarest, runBits)
    independent += wordBits(keys, claimed, 0, library, countOf)
  }
  return { bits, independent, run: rarest }
}

/** The fewest bits that the word has behind up to `context` words before it, as far as these are too frequent to be rare themselves. */
function wordBits(
  keys: readonly string[],
  at: number,
  context: number,
  library: number,
  countOf: CountOf,
): number {
  let least = Number.POSITIVE_INFINITY
  for (let words = 0; words <= context; words++) {
    const before = words === 0 ? library : countOf(keys.slice(at - words, at))
    if (words > 0 && before <= occurrencesMax(library)) break
    const together = countOf(keys.slice(at - words, at + 1))
    least = Math.min(least, Math.log2(Math.max(1, before / Math.max(1, together))))
  }
  return least
}
