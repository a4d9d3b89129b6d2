/**
 * Nearness: whether an altered place is the claim's source at all. It never decides what the verdict is.
 *
 * The thresholds are set on the development split of the evaluation (`npm run eval`), so that few claims of words
 * that the library does not hold are given a place; DESIGN.md has the figures.
 */
import type { Comparison } from '../wording/wording.ts'

/** Under this many words a near place proves nothing, except in the claimed mouth. */
export const SHORT_WORDS = 4

/** In whose mouth a place is: the claimed person's, nobody's in particular, or another named person's. */
export type Mouth = 'confirmed' | 'not_claimed' | 'unknown' | 'other'

/** How rare the kept words are together, in bits: as they follow one another, and were they independent; and the rarest run of them. */
export type Rarity = { readonly bits: number; readonly independent: number; readonly run: number }

/** Share of the words to be kept: lax in the claimed mouth, near the whole in another's. */
export const SHARE: Readonly<Record<Mouth, number>> = {
  confirmed: 0.5,
  not_claimed: 0.75,
  unknown: 0.75,
  other: 0.85,
}

/**
 * True if the place counts as a match. `words` are the claim's, `library` those of the library; `holdsPart` says
 * whether words that the claim keeps unbroken are a whole part.
 */
export function isNear(
  comparison: Comparison,
  words: number,
  mouth: Mouth,
  rarity: Rarity,
  library: number,
  holdsPart: () => boolean,
): boolean {
  if (comparison.wording !== 'altered' && comparison.wording !== 'stitched') return true
  const { kept } = comparison
  if (words < SHORT_WORDS) return mouth === 'confirmed' && kept >= words - 1
  const share = shareOf(comparison, words)
  const spare = spareBits(comparison, words, rarity, library)
  const isLong = words > CHANCE_WORDS_MAX
  const isInPieces = isLong && comparison.jumps > 0
  const isRare = spare >= (isInPieces ? RARE_BITS_PER_WORD_IN_PIECES : RARE_BITS_PER_WORD) * words
  const isRareEnough =
    isLong ||
    spare >= MARGIN_BITS ||
    (share >= NEARLY_WHOLE_SHARE && rarity.independent >= bitsIn(library) + INDEPENDENT_MARGIN_BITS)
  if (!isRareEnough) return false
  const isLax = !isLong || mouth === 'confirmed' || mouth === 'other'
  if ((isLax ? share : unchangedShareOf(comparison, words)) >= SHARE[mouth]) return true
  if (mouth === 'other') return false
  if (isRare && share >= RARE_SHARE && (!isLong || isChangedOnce(comparison, words))) return true
  return hasLongRun(comparison, words, rarity, library, holdsPart)
}

/** Share of the words that claim and place have in common, of those of the longer side; of pieces, of the claim's. */
export function shareOf({ kept, slips, taken, wording }: Comparison, words: number): number {
  const longer = wording === 'stitched' ? words : Math.max(1, words, taken)
  return (kept + SLIP_KEEPS * slips) / longer
}

/** Share of the claim's words that is left when all that is put in, left out or replaced counts against it: none of one in pieces. */
function unchangedShareOf({ slips, changed, jumps }: Comparison, words: number): number {
  return jumps > 0 ? 0 : 1 - (changed - SLIP_KEEPS * slips) / words
}

/** True if at one place of the claim words of the source were left out, or others put in between them, and no more. */
function isChangedOnce({ kept, taken, edits, pairs }: Comparison, words: number): boolean {
  const places = new Set(edits.filter(({ weight }) => weight === 'full').map(({ at }) => at))
  if (places.size > 1) return false
  return (
    kept >= NEARLY_ALL_SHARE * words ||
    (kept === taken && pairs[0]?.[0] === 0 && pairs.at(-1)?.[0] === words - 1)
  )
}

/** What is kept of a word that is there but for a slip. */
const SLIP_KEEPS = 0.5
/** Up to this many words a near place may be chance. */
const CHANCE_WORDS_MAX = 11
/** Bits by which the kept words must be rarer than one chance place in the library. */
const MARGIN_BITS = 2
/** Share from which on common phrases are taken for what they are, nearly the whole claim; and the bits that they must have to spare. */
const NEARLY_WHOLE_SHARE = 0.85
const INDEPENDENT_MARGIN_BITS = 4
/** Share that is enough where the kept words are much rarer than chance. */
const RARE_SHARE = 0.66
const RARE_BITS_PER_WORD = 3
/** The same of many words in pieces: texts that repeat others put their phrases together anew. */
const RARE_BITS_PER_WORD_IN_PIECES = 4
/** Share of the claim's words that are kept where words are only left out. */
const NEARLY_ALL_SHARE = 0.9

/**
 * A true sentence with an invented tail: a run that is long, or holds a whole part, is a match whatever else was
 * claimed, unless it is a common phrase. Shorter runs stand in texts that repeat others.
 */
function hasLongRun(
  { run }: Comparison,
  words: number,
  rarity: Rarity,
  library: number,
  holdsPart: () => boolean,
): boolean {
  if (run < RUN_WORDS || rarity.run < bitsIn(library) + RUN_MARGIN_BITS) return false
  const share = run / words
  return run >= RUN_WORDS_LONG || (share >= PART_SHARE && holdsPart())
}

const RUN_WORDS = 8
const RUN_WORDS_LONG = 24
const PART_SHARE = 0.33
const RUN_MARGIN_BITS = 24

/**
 * Bits by which the kept words are rarer than would have them stand somewhere in the library by chance. A place may
 * keep any of the words: that makes it likelier by as many ways as there are to choose them.
 */
function spareBits(comparison: Comparison, words: number, { bits }: Rarity, library: number): number {
  const { kept, jumps } = comparison
  return bits - bitsIn(library) - Math.log2(choices(words, kept)) - jumps * JUMP_BITS
}

/** Ways to go on behind a cut: the words of a window. */
const JUMP_BITS = 8

function bitsIn(library: number): number {
  return Math.log2(Math.max(2, library))
}

/** Ways to choose `some` of `all`. */
function choices(all: number, some: number): number {
  let ways = 1
  for (let chosen = 1; chosen <= all - some; chosen++) ways = (ways * (all - chosen + 1)) / chosen
  return ways
}
