/** One claim made for the evaluation, and what is true of it. */
import type { Claim } from '../../../src/service/verify.ts'
import type { Random } from '../random.ts'
import { type Bearing, bearingOf, MEANINGS, type Meaning } from './words.ts'
import type { Stretch, World } from './world.ts'

export type Specimen = {
  readonly claim: Claim
  /** Where its words were taken from; `null` if from nowhere in the library. */
  readonly planted: Stretch | null
  readonly bearings: Readonly<Record<Meaning, Bearing>>
  /** For a claim with a wrong speaker or date: true if the texts held show that it is wrong. */
  readonly isKnowable: boolean
}

/**
 * How claims of one kind are made. `make` is asked for a claim of about `words` words; `null` if none could be
 * made this time.
 */
export type Form = {
  readonly name: string
  readonly truth: boolean
  /** Words of the shortest claim that can be made so. */
  readonly wordsMin: number
  readonly make: (world: World, words: number, random: Random) => Specimen | null
}

const SAME: Specimen['bearings'] = { negation: 'same', number: 'same', name: 'same' }

export function specimen(
  quote: string,
  planted: Stretch | null,
  more: Partial<Omit<Specimen, 'claim' | 'planted'>> & { readonly claim?: Partial<Claim> } = {},
): Specimen {
  return {
    claim: { quote, speaker: null, date: null, document: null, ...more.claim },
    planted,
    bearings: more.bearings ?? SAME,
    isKnowable: more.isKnowable ?? false,
  }
}

/** The bearings of putting words for others, as written. */
export function bearingsOf(taken: readonly string[], put: readonly string[]): Specimen['bearings'] {
  const [negation, number, name] = MEANINGS.map((meaning) => bearingOf(meaning, taken, put))
  return { negation: negation ?? 'open', number: number ?? 'open', name: name ?? 'open' }
}
