/** A claim as writers often give it, with a part of their own sentence: “We will go,” the minister said. */

import { attribute } from '../attribution/attribute.ts'
import { NOTHING_KNOWN } from '../document.ts'
import { LANGUAGES, type Language } from '../language/language.ts'
import { compareNames } from '../person/name.ts'
import { quotations } from '../text/quotation.ts'
import { sentenceEndBetween } from '../text/sentence.ts'
import { isReversal, meaningsOf } from '../wording/meaning.ts'
import { type Byline, readByline } from './byline.ts'
import { type Claim, type ClaimWord, partOf } from './claim.ts'
import type { Reading } from './reading.ts'

/** Words of a writer's attribution at most. */
const ATTRIBUTION_WORDS_MAX = 8

/**
 * The claim without what its writer put outside the quotation marks to say whose it is; `null` if nothing
 * stands there, or if it says more than that.
 */
export function spokenReading(claim: Claim): Reading | null {
  const { quote, words } = claim
  const stretches = stretchesOutside(claim)
  const outside = stretches.map((stretch) => readOutside(stretch, claim))
  if (outside.length === 0 || outside.includes(null)) return null
  const bylines = outside.filter((one) => one !== null && one !== ATTRIBUTION)
  const inside = words.filter((word) => word.spoken).length
  const isSentence = outside.includes(ATTRIBUTION) || bylines.some((byline) => !byline.isParted)
  if (isSentence && inside <= words.length - inside) return null
  const attributed = outside.includes(ATTRIBUTION) ? speakersIn(quote) : []
  // Whom an editor's bracket names must be held against the place: unread, it would be passed over.
  if (attributed.length === 0 && words.some((word) => !word.spoken && word.bracket >= 0)) return null
  const [speaker = null, ...others] = [...bylines.flatMap((byline) => byline.speaker ?? []), ...attributed]
  const [date = null, ...otherDates] = bylines.flatMap((byline) => byline.date ?? [])
  if (otherDates.length > 0) return null
  if (speaker !== null && others.some((other) => compareNames(other, speaker) !== 'same')) return null
  const isTold = outside.includes(ATTRIBUTION)
  const unread = stretches.find((stretch, at) => outside[at] === ATTRIBUTION && !hasPronoun(stretch))
  const unreadSpeaker = speaker === null && unread !== undefined ? writtenIn(unread, quote) : ''
  const spoken = { ...partOf(claim, (word) => word.spoken), isTold, unreadSpeaker }
  return { claim: spoken, speaker, date, isMarked: true }
}

/** What stands outside the quotation marks, if it does not name the speaker as a byline does. */
const ATTRIBUTION = 'attribution'

/** `isParted`: by a dash, a colon, parentheses or a line of its own. */
type Outside = typeof ATTRIBUTION | (Byline & { readonly isParted: boolean })

type Stretch = readonly [ClaimWord, ...ClaimWord[]]

/** What stands between quotations, and a parenthesis by itself: “We will go,” he said (AP, June 11). */
function stretchesOutside({ quote, words }: Claim): Stretch[] {
  const stretches: [ClaimWord, ...ClaimWord[]][] = []
  let last: ClaimWord | undefined
  for (const word of words) {
    const opens = last === undefined || last.spoken || quote.slice(last.end, word.start).includes(' (')
    if (!word.spoken && opens) stretches.push([word])
    else if (!word.spoken) stretches.at(-1)?.push(word)
    last = word
  }
  return stretches
}

/** "he said" is of nobody who could be held against a source. */
function hasPronoun(stretch: Stretch): boolean {
  return LANGUAGES.some(
    ({ sayingVerbs, subjects }) =>
      stretch.some(({ word }) => sayingVerbs.has(word)) && stretch.some(({ word }) => subjects.has(word)),
  )
}

function writtenIn(stretch: Stretch, quote: string): string {
  return quote.slice(stretch[0].start, stretch.at(-1)?.end)
}

function readOutside(stretch: Stretch, { quote, words }: Claim): Outside | null {
  const bare = withoutOpening(stretch, quote)
  if (isOneClause(stretch, quote) && LANGUAGES.some((language) => isAttribution(bare, language)))
    return ATTRIBUTION
  const [first] = stretch
  const last = stretch.at(-1) ?? first
  const isHead = first.at === words[0]?.at
  const isTail = last.at === words.at(-1)?.at
  if (isHead && ENUMERATOR.test(quote.slice(0, last.end + 1))) return NOTHING_SAID
  if (!isHead && !isTail) return null
  const byline = readByline(quote.slice(bare[0]?.start, last.end))
  if (byline === null) return null
  const gap = isHead
    ? quote.slice(last.end, words[last.at + 1]?.start)
    : quote.slice(words[first.at - 1]?.end ?? 0, first.start)
  const isParted = (isHead ? /[:\n]/ : /[–—―\n(]|--|[\s"”’»]-\s?/).test(gap)
  return isHead && !isParted && bare.length === stretch.length ? null : { ...byline, isParted }
}

const NOTHING_SAID: Outside = { speaker: null, date: null, isFull: false, isParted: true }
/** The number of an item in a list: 1. “We will go” */
const ENUMERATOR = /^\s*\(?\d{1,2}[.)]$/

/** What opens an attribution: "As Ann Lee said", "According to Ann Lee", "In the words of Ann Lee". */
const OPENINGS = ['as', 'according to', 'in the words of', 'to quote'].map((opening) => opening.split(' '))

/** Without the opening, if a name follows it: "As if Ann Lee said" attributes nothing. */
function withoutOpening(stretch: Stretch, quote: string): readonly ClaimWord[] {
  if (stretch[0].at > 0) return stretch
  const opening = OPENINGS.find((words) => words.every((word, at) => stretch[at]?.word === word)) ?? []
  const next = stretch[opening.length]
  return next !== undefined && /^\p{Lu}/u.test(quote.slice(next.start, next.end))
    ? stretch.slice(opening.length)
    : stretch
}

/** False if more is said than who speaks, in another sentence, or if an editor's bracket that holds no name shows that it is quoted too. */
function isOneClause(stretch: Stretch, quote: string): boolean {
  return stretch.every(({ bracket, start }, at) => {
    const before = stretch[at - 1]
    const isOwn = bracket < 0 || /^\p{Lu}/u.test(quote.slice(start))
    return isOwn && (before === undefined || !sentenceEndBetween(quote, before.end, start))
  })
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
  if (word === 'once' && language.tag === 'en') return false
  if (conditions.has(word) || relatives.has(word) || attributionTurns.has(word)) return true
  return (
    meaningsOf(token, language).length > 0 ||
    isReversal(word, language) ||
    word.endsWith('ing') ||
    /\p{N}/u.test(word)
  )
}

/** A name in an editor's bracket, and the pronoun that it is for: "he [Calloway] said". */
const BRACKETED_NAME = /(?:\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e|I)\s+)?\[(\p{Lu}[^[\]]*)\]/gu

/** With names for the pronouns that they explain. */
function withoutBrackets(text: string): string {
  return text.replace(BRACKETED_NAME, '$1')
}

/** Whom the quote itself names as speaking; the opening mark may have been left behind. */
function speakersIn(quote: string): string[] {
  const { utterances } = attribute({
    metadata: {
      id: 'claim',
      title: '',
      ...NOTHING_KNOWN,
    },
    text: withoutBrackets(quotations(quote).length > 0 ? quote : `“${quote}`),
    silent: [],
    locators: [],
    overrides: [],
  })
  // "a spokesman said" claims nobody in particular.
  return utterances.flatMap(({ voice, attribution: { speaker, kind } }) =>
    voice === 'speech' && speaker !== null && kind !== 'unnamed' && /^\p{Lu}/u.test(speaker) ? [speaker] : [],
  )
}
