/** A claim as writers often give it, with a part of their own sentence: “We will go,” the minister said. */

import { attribute } from './attribution/attribute.ts'
import type { Claim, ClaimWord } from './claim.ts'
import { NOTHING_KNOWN } from './document.ts'
import { LANGUAGES, type Language } from './language/language.ts'
import { isReversal, meaningsOf } from './meaning.ts'

/** Words of a writer's attribution at most. */
const ATTRIBUTION_WORDS_MAX = 8

export type SpokenReading = {
  /** The claim without the writer's own words. */
  readonly claim: Claim
  /** The speaker that the writer names; `null` if it is a pronoun or a description. */
  readonly speaker: string | null
}

/**
 * The claim without the attributions that its writer put between the quoted parts; `null` if it has
 * none, or if what stands outside the quotation marks says more than who spoke.
 */
export function spokenReading(claim: Claim): SpokenReading | null {
  const words = claim.words.filter((word) => word.spoken)
  const outside = claim.words.length - words.length
  if (outside === 0 || words.length <= outside) return null
  if (
    !stretchesOutside(claim.words).every((words) =>
      LANGUAGES.some((language) => isAttribution(words, language)),
    )
  )
    return null
  const speakers = new Set(speakersIn(claim.quote))
  if (speakers.size > 1) return null
  const elisions = [...claim.elisions]
    .flatMap((at) => claim.words[at] ?? [])
    .map((word) => words.indexOf(word))
    .filter((at) => at > 0)
  return { claim: { ...claim, words, elisions: new Set(elisions) }, speaker: [...speakers][0] ?? null }
}

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

/** One verb of saying with its subject, and nothing that turns it: "Calloway never said", "denied saying", "said in 1950". */
function isAttribution(words: readonly ClaimWord[], language: Language): boolean {
  return (
    words.length <= ATTRIBUTION_WORDS_MAX &&
    words.filter(({ word }) => language.sayingVerbs.has(word)).length === 1 &&
    !words.some((word) => isTurn(word, language))
  )
}

function isTurn(token: ClaimWord, language: Language): boolean {
  const { word } = token
  const { conditions, relatives, attributionTurns } = language
  if (conditions.has(word) || relatives.has(word) || attributionTurns.has(word)) return true
  return (
    meaningsOf(token, language).length > 0 ||
    isReversal(word, language) ||
    word.endsWith('ing') ||
    /\p{N}/u.test(word)
  )
}

/** Whom the quote itself names as speaking. */
function speakersIn(quote: string): string[] {
  const { utterances } = attribute({
    metadata: {
      id: 'claim',
      title: '',
      ...NOTHING_KNOWN,
    },
    text: quote,
    silent: [],
    locators: [],
    overrides: [],
  })
  return utterances.flatMap(({ voice, attribution: { speaker } }) =>
    voice === 'speech' && speaker !== null ? [speaker] : [],
  )
}
