/** The second and third judgement on a place: whose words they are, and when they were said. */

import type { DocumentRecord, Slice } from './block.ts'
import type { Claim } from './claim.ts'
import { compareDates, isLater, type PartialDate, readDate, yearsBetween } from './date.ts'
import { compareNames, compareRoles, readName, roleOf, sameTitle } from './name.ts'
import { SHORT_WORDS } from './nearness.ts'
import { contains, overlaps, type Span } from './span.ts'
import { editDistance } from './spelling.ts'
import type { Token } from './token.ts'
import type { Attribution, Utterance } from './utterance.ts'
import type { DateCheck, SpeakerCheck, Voice } from './verdict.ts'
import type { Comparison } from './wording.ts'

/** Who spoke at a place, as the document gives it. */
export type Telling = {
  readonly voice: Voice | null
  readonly attribution: Attribution
  /** The words are retold inside the speaker's words. */
  readonly quoting: boolean
}

/** What is known about the claimed speaker beyond the place. */
export type ClaimedSpeaker = {
  readonly name: string
  /** The claim's date, or else the latest date of the speaker's texts held. Others may have retold the words since. */
  readonly spokeUntil: PartialDate | null
  /** True if the name is the title, author or publication of a text held. */
  readonly isWork: boolean
  /** True if another held speaker fits the claimed name better than `known` does. */
  readonly fitsBetter: (known: string) => boolean
  /** True if the person is named in the document that the slice is of. */
  readonly isNamedIn: (slice: Slice) => boolean
}

/** Words from which on another named speaker contradicts, and fewer where the claimed person is at hand. */
const CONTRADICTING_WORDS = 8
const CONTRADICTING_WORDS_NEAR = SHORT_WORDS
/** UTF-16 units before the words in which a speaker who names somebody may be about to quote him. */
const NAMED_BEFORE_UNITS = 400
/** Letters in which two spellings of one surname may differ. */
const NEAR_SPELLING_LETTERS = 2
/** Years after which words may have been retold by others. */
const RETOLD_AFTER_YEARS = 1

const NOBODY: Attribution = { speaker: null, role: null, date: null, via: [], evidence: [] }

/** Who speaks the claimed words at the place: those inside the claim's own quotation marks, if it has any. */
export function tellingOf(
  claim: Claim,
  comparison: Comparison,
  words: readonly Token[],
  slice: Slice,
): Telling {
  const { metadata, marksSpeech } = slice.document
  const quoting = slice.quoted.some((span) => overlaps(span, comparison.span))
  if (metadata.speaker !== null) {
    const date = quoting ? null : metadata.date
    return { voice: 'speech', attribution: { ...NOBODY, speaker: metadata.speaker, date }, quoting }
  }
  const spoken = comparison.pairs
    .filter(([claimed]) => claim.words[claimed]?.spoken ?? false)
    .flatMap(([, source]) => words[source] ?? [])
  const holders = spoken.map((word) => slice.utterances.find((utterance) => contains(utterance, word)))
  const main = mostFrequent(holders)
  if (main === undefined) return { voice: marksSpeech ? 'narration' : null, attribution: NOBODY, quoting }
  const voices = new Set(holders.map((holder) => holder?.voice ?? 'narration'))
  const speakers = new Set(holders.map((holder) => holder?.attribution.speaker ?? null))
  const voice = voices.size > 1 || speakers.size > 1 ? 'mixed' : main.voice
  return { voice, attribution: quoting ? { ...main.attribution, date: null } : main.attribution, quoting }
}

function mostFrequent(holders: readonly (Utterance | undefined)[]): Utterance | undefined {
  const counts = new Map<Utterance, number>()
  for (const holder of holders) if (holder !== undefined) counts.set(holder, (counts.get(holder) ?? 0) + 1)
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0]
}

/** Holds the claimed speaker against a place. `complete`: every place of these words was seen. */
export function checkSpeaker(
  claimed: ClaimedSpeaker | null,
  telling: Telling,
  words: number,
  span: Span,
  slice: Slice,
  complete: boolean,
): { speaker: SpeakerCheck; notQuoted: boolean } {
  if (claimed === null) return { speaker: 'not_claimed', notQuoted: false }
  const { metadata } = slice.document
  if (telling.voice === 'speech') {
    return { speaker: checkSpeech(claimed, telling, words, span, slice, complete), notQuoted: false }
  }
  if (ownsNarration(claimed.name, slice.document)) return { speaker: 'confirmed', notQuoted: false }
  const author = telling.voice === 'narration' || telling.voice === null ? metadata.author : null
  if (author !== null && contradicts(claimed, author, words, span, slice, complete)) {
    return { speaker: 'contradicted', notQuoted: false }
  }
  const reporter = telling.attribution.via.some((outlet) => sameTitle(claimed.name, outlet))
  const notQuoted =
    telling.voice !== null && words >= SHORT_WORDS && !reporter && complete && claimed.isNamedIn(slice)
  return { speaker: 'unknown', notQuoted }
}

function checkSpeech(
  claimed: ClaimedSpeaker,
  telling: Telling,
  words: number,
  span: Span,
  slice: Slice,
  complete: boolean,
): SpeakerCheck {
  const { metadata } = slice.document
  const { speaker } = telling.attribution
  if (
    metadata.fiction &&
    metadata.author !== null &&
    sameAs(claimed.name, metadata.author, metadata.aliases)
  ) {
    return 'confirmed'
  }
  if (speaker === null) return 'unknown'
  if (sameAs(claimed.name, speaker, metadata.aliases))
    return claimed.fitsBetter(speaker) ? 'unknown' : 'confirmed'
  if (telling.quoting) return 'unknown'
  return contradicts(claimed, speaker, words, span, slice, complete) ? 'contradicted' : 'unknown'
}

function sameAs(claimed: string, known: string, aliases: Slice['document']['metadata']['aliases']): boolean {
  return compareNames(claimed, known, aliases) === 'same'
}

function contradicts(
  claimed: ClaimedSpeaker,
  known: string,
  words: number,
  span: Span,
  slice: Slice,
  complete: boolean,
): boolean {
  const { metadata } = slice.document
  const different = compareNames(claimed.name, known, metadata.aliases) === 'different' || claimed.isWork
  if (!complete || !(different || isAnotherNamed(claimed, known, slice))) return false
  const near = claimed.isWork || claimed.isNamedIn(slice)
  if (words < (near ? CONTRADICTING_WORDS_NEAR : CONTRADICTING_WORDS)) return false
  return !mayBeRetold(claimed, span, slice)
}

/** A near spelling is no slip if the document names both: Ivanov beside Ivashov. */
function isAnotherNamed(claimed: ClaimedSpeaker, known: string, slice: Slice): boolean {
  const { surname: one } = readName(claimed.name)
  const { surname: other } = readName(known)
  if (one === null || other === null || one === other) return false
  return editDistance(one, other, NEAR_SPELLING_LETTERS) <= NEAR_SPELLING_LETTERS && claimed.isNamedIn(slice)
}

/** Famous words stand in the speeches of those who came later, and of those who name their author. */
function mayBeRetold(claimed: ClaimedSpeaker, span: Span, slice: Slice): boolean {
  const { metadata } = slice.document
  const [place] = metadata.date === null ? [] : readDate(metadata.date)
  if (place !== undefined && claimed.spokeUntil !== null) {
    const years = yearsBetween(claimed.spokeUntil, place)
    if (years !== null && years > RETOLD_AFTER_YEARS) return true
  }
  if (metadata.speaker === null) return false
  const at = span.start - slice.start
  const before = slice.text.slice(Math.max(0, at - NAMED_BEFORE_UNITS), at).toLowerCase()
  const surname = claimed.name
    .toLowerCase()
    .split(/[\s,]+/)
    .findLast((part) => part.length > 2)
  return surname !== undefined && before.includes(surname)
}

/** A document's own words belong to its author, publication and title. */
function ownsNarration(claimed: string, { metadata }: DocumentRecord): boolean {
  const { author, publication, title, aliases } = metadata
  const owners = [author, publication, title].filter((owner) => owner !== null)
  if (author !== null && sameAs(claimed, author, aliases)) return true
  return owners.some((owner) => [owner, ...(aliases[owner] ?? [])].some((name) => sameTitle(claimed, name)))
}

/** A rank or office claimed that the document contradicts. */
export function roleChange(claimed: string, role: string | null): { claimed: string; source: string } | null {
  const claimedRole = roleOf(claimed)
  if (claimedRole === null || role === null || compareRoles(claimedRole, role) !== 'different') return null
  return { claimed: claimedRole, source: role }
}

/** Holds the readings of the claimed date against when the words were said and printed. */
export function checkDate(
  readings: readonly PartialDate[],
  said: string | null,
  published: string | null,
): { date: DateCheck; ambiguous: boolean } {
  const [first] = readings
  if (first === undefined) return { date: 'not_claimed', ambiguous: false }
  const [saidOn] = said === null ? [] : readDate(said)
  const [publishedOn] = published === null ? [] : readDate(published)
  const checks = readings.map((reading) => checkReading(reading, saidOn, publishedOn))
  if (checks.length === 1) return { date: checks[0] ?? 'unknown', ambiguous: false }
  const contradicted = checks.every((check) => check === 'contradicted')
  return { date: contradicted ? 'contradicted' : 'unknown', ambiguous: !contradicted }
}

function checkReading(
  reading: PartialDate,
  said: PartialDate | undefined,
  published: PartialDate | undefined,
): DateCheck {
  const saidCheck = said === undefined ? null : compareDates(reading, said)
  if (saidCheck === 'same') return 'confirmed'
  if (published !== undefined && compareDates(reading, published) === 'same') return 'published'
  if (saidCheck === 'different') return 'contradicted'
  return published !== undefined && isLater(reading, published) ? 'contradicted' : 'unknown'
}
