/**
 * Nearness: whether an altered place is the claim's source at all. It never decides what the verdict is.
 *
 * Thresholds are first guesses on the starter library, to be set by evaluation.
 */

import type { Comparison } from './wording.ts'

/** Under this many words a near place proves nothing, except in the claimed mouth. */
export const SHORT_WORDS = 4

/** Up to this many words a near place may be chance. */
const CHANCE_WORDS_MAX = 11
/** Bits by which the kept words must be rarer than one chance place in the library. */
const CHANCE_MARGIN_BITS = 4

/** In whose mouth a place is: the claimed person's, nobody's in particular, or another named person's. */
export type Mouth = 'confirmed' | 'not_claimed' | 'unknown' | 'other'

/** Share of the words to be kept: lax in the claimed mouth, near the whole in another's. */
const SHARE: Readonly<Record<Mouth, number>> = {
  confirmed: 0.5,
  not_claimed: 0.7,
  unknown: 0.7,
  other: 0.85,
}
/** A true sentence with an invented tail: so long a run is a match whatever else was claimed. */
const RUN_WORDS = 8
const RUN_SHARE = 0.3

/**
 * True if the place counts as a match. `words` are the claim's; `bits` says how rare its kept words
 * are together: the sum of log2(library words ÷ occurrences); `library` is its size in words.
 */
export function isNear(
  comparison: Comparison,
  words: number,
  mouth: Mouth,
  bits: number,
  library: number,
): boolean {
  if (comparison.wording !== 'altered' && comparison.wording !== 'stitched') return true
  const { kept, run, similarity } = comparison
  if (words < SHORT_WORDS) return mouth === 'confirmed' && kept >= words - 1
  if (words <= CHANCE_WORDS_MAX && bits < Math.log2(Math.max(2, library)) + CHANCE_MARGIN_BITS) return false
  if (run >= RUN_WORDS && kept / words >= RUN_SHARE && mouth !== 'other') return true
  return kept / words >= SHARE[mouth] && (similarity >= SHARE[mouth] || comparison.wording === 'stitched')
}
