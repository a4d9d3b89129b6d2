/** A claim as writers often give it, with a part of their own sentence: “We will go,” the minister said. */
import { SPEECH_VERBS } from './attribution-words.ts'
import type { Claim, ClaimWord } from './claim.ts'

/** Words of a writer's attribution at most. */
const ATTRIBUTION_WORDS_MAX = 8

/**
 * The claim without the attributions that its writer put between the quoted parts; `null` if it has
 * none, or if what stands outside the quotation marks says more than who spoke.
 */
export function spokenReading(claim: Claim): Claim | null {
  const words = claim.words.filter((word) => word.spoken)
  const outside = claim.words.length - words.length
  if (outside === 0 || words.length <= outside) return null
  if (!stretchesOutside(claim.words).every(isAttribution)) return null
  const elisions = [...claim.elisions]
    .map((word) => words.indexOf(claim.words[word] ?? NOWHERE))
    .filter((word) => word > 0)
  return { ...claim, words, elisions: new Set(elisions) }
}

const NOWHERE: ClaimWord = { start: 0, end: 0, word: '', key: '', spoken: false, bracket: -1 }

function stretchesOutside(words: readonly ClaimWord[]): ClaimWord[][] {
  const stretches: ClaimWord[][] = []
  let inside = true
  for (const word of words) {
    if (!word.spoken && inside) stretches.push([])
    if (!word.spoken) stretches.at(-1)?.push(word)
    inside = word.spoken
  }
  return stretches
}

function isAttribution(words: readonly ClaimWord[]): boolean {
  return words.length <= ATTRIBUTION_WORDS_MAX && words.some(({ word }) => SPEECH_VERBS.has(word))
}
