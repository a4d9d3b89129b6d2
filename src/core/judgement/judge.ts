/** The second and third judgement on a place: whose words they are, and when they were said. */

import { kindOfName } from '../attribution/speaker.ts'
import type { Claim } from '../claim/claim.ts'
import { compareDates, isLater, type PartialDate, readDate, yearsBetween } from '../date.ts'
import type { DocumentRecord, Slice } from '../index/block.ts'
import { isLabelled, isMentioned } from '../person/mention.ts'
import { compareNames, isNearSurname, namesOf, namesPerson, readName, sameTitle } from '../person/name.ts'
import { compareRoles, roleOf } from '../person/role.ts'
import { holderOf, outermost, type Span } from '../span.ts'
import type { Token } from '../text/token.ts'
import { type Attribution, NOBODY, type Utterance } from '../utterance.ts'
import type { Comparison } from '../wording/wording.ts'
import { SHORT_WORDS } from './nearness.ts'
import type { DateCheck, SpeakerCheck, Voice } from './verdict.ts'

/** Who spoke at a place, as the document gives it. */
export type Telling = {
  readonly voice: Voice | null
  readonly attribution: Attribution
  /** Most of the words are retold inside the speaker's words. */
  readonly quoting: boolean
}

/** What is known about the claimed speaker beyond the place. */
export type ClaimedSpeaker = {
  readonly name: string
  /** The claim's date, or else the latest date of the speaker's texts held. Others may have retold the words since. */
  readonly spokeUntil: PartialDate | null
  /** True if texts of that name are held. */
  readonly isHeld: boolean
  /** True if the name is the title, author or publication of a text held. */
  readonly isWork: boolean
  /** True if another held speaker fits the claimed name better than `known` does. */
  readonly fitsBetter: (known: string) => boolean
  /** The verse that the quote itself names beside the speaker: "Genesis 1:1". */
  readonly verse: string | null
}

/** A place as its speaker is checked. */
export type Scene = {
  readonly telling: Telling
  /** Words claimed. */
  readonly words: number
  readonly span: Span
  readonly slice: Slice
  /** Every place of these words was seen. */
  readonly complete: boolean
  /** How many people are held with these very words. */
  readonly mouths: number
}

/** Words from which on another named speaker contradicts, and fewer where the claimed person is at hand. */
const CONTRADICTING_WORDS = 8
const CONTRADICTING_WORDS_NEAR = SHORT_WORDS
/** People with the very same words from which on these are a formula, which anybody may have said. */
const FORMULA_MOUTHS = 3
/** UTF-16 units before the words in which a speaker who names somebody may be about to quote him. */
const NAMED_BEFORE_UNITS = 400
/** Years after which words may have been retold by others. */
const RETOLD_AFTER_YEARS = 1

/** Who speaks the claimed words at the place: those inside the claim's own quotation marks, if it has any. */
export function tellingOf(
  claim: Claim,
  comparison: Comparison,
  words: readonly Token[],
  slice: Slice,
): Telling {
  const { metadata, marksSpeech } = slice.document
  // In a speech all words are the speaker's: marks in the claim are then the source's own.
  const spoken = comparison.pairs
    .filter(([claimed]) => metadata.speaker !== null || (claim.words[claimed]?.spoken ?? false))
    .flatMap(([, source]) => words[source] ?? [])
  const quoted = outermost(slice.quoted)
  const retold = spoken.filter((word) => holderOf(quoted, word) !== undefined)
  const quoting = retold.length * 2 > spoken.length
  if (metadata.speaker !== null) {
    const date = quoting ? null : metadata.date
    const { speaker } = metadata
    return { voice: 'speech', attribution: { ...NOBODY, speaker, kind: kindOfName(speaker), date }, quoting }
  }
  const holders = spoken.map((word) => holderOf(slice.utterances, word))
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

/** The person who is known by name to speak at a place; null if nobody is. */
export function personAt({ attribution }: Telling): string | null {
  return attribution.kind === 'person' ? attribution.speaker : null
}

/** Holds the claimed speaker against a place. */
export function checkSpeaker(
  claimed: ClaimedSpeaker | null,
  scene: Scene,
): { speaker: SpeakerCheck; notQuoted: boolean } {
  if (claimed === null) return { speaker: 'not_claimed', notQuoted: false }
  const { telling, words, slice, complete } = scene
  const { metadata } = slice.document
  if (claimed.verse !== null && !isLocated(claimed.verse, scene)) {
    return { speaker: 'unknown', notQuoted: false }
  }
  const owns = ownsDocument(claimed.name, slice.document) || isLocated(claimed.name, scene)
  if (telling.voice === 'speech') return { speaker: checkSpeech(claimed, scene, owns), notQuoted: false }
  if (owns) return { speaker: 'confirmed', notQuoted: false }
  const author = telling.voice === 'narration' || telling.voice === null ? metadata.author : null
  const contradicted = author !== null && contradicts(claimed, author, scene)
  const isReporter = telling.attribution.via.some((outlet) => sameTitle(claimed.name, outlet))
  const notQuoted =
    telling.voice !== null &&
    words >= SHORT_WORDS &&
    complete &&
    !isReporter &&
    !isLabelled(claimed.name, slice.text.slice(0, scene.span.start - slice.start)) &&
    namesPerson(claimed.name) &&
    isMentioned(claimed.name, slice.text)
  return { speaker: contradicted ? 'contradicted' : 'unknown', notQuoted }
}

function checkSpeech(claimed: ClaimedSpeaker, scene: Scene, owns: boolean): SpeakerCheck {
  const { telling, slice } = scene
  const { metadata } = slice.document
  const { speaker, kind } = telling.attribution
  // A speech is its title's, a novel's dialogue its author's; a newspaper only tells what others said.
  if (owns) return metadata.speaker !== null || metadata.fiction ? 'confirmed' : 'unknown'
  if (speaker === null) return 'unknown'
  // Who is not named may be anybody, and an organisation speaks through people.
  if (metadata.speaker === null && kind !== 'person') {
    return sameTitle(claimed.name, speaker) ? 'confirmed' : 'unknown'
  }
  if (compareNames(claimed.name, speaker, metadata.aliases) === 'same') {
    return claimed.fitsBetter(speaker) ? 'unknown' : 'confirmed'
  }
  return !telling.quoting && contradicts(claimed, speaker, scene) ? 'contradicted' : 'unknown'
}

function contradicts(claimed: ClaimedSpeaker, known: string, scene: Scene): boolean {
  const { words, slice, complete, mouths } = scene
  if (mouths >= FORMULA_MOUTHS) return false
  const isNamed = isMentioned(claimed.name, slice.text)
  const { given, role } = readName(claimed.name)
  // A single word may be a by-name that nobody told us of.
  const isSomebody = claimed.isHeld || claimed.isWork || isNamed || given.length > 0 || role !== null
  if (!complete || !isSomebody || !isOther(claimed, known, slice, isNamed)) return false
  const isNear = (isNamed || claimed.isWork) && !isConcluded(scene.telling)
  if (words < (isNear ? CONTRADICTING_WORDS_NEAR : CONTRADICTING_WORDS)) return false
  return !mayBeRetold(claimed, scene)
}

/** True if nothing that shows the speaker stands beside the words: of a few words that is right less often. */
function isConcluded({ attribution }: Telling): boolean {
  const shown = attribution.evidence.filter(({ of }) => of === 'speaker')
  return shown.length > 0 && shown.every(({ certainty }) => certainty === 'inferred')
}

/** Another name; or a near spelling where the document names both: Ivanov beside Ivashov. */
function isOther(claimed: ClaimedSpeaker, known: string, slice: Slice, isNamed: boolean): boolean {
  if (claimed.isWork) return true
  const comparison = compareNames(claimed.name, known, slice.document.metadata.aliases)
  if (comparison !== 'unknown') return comparison === 'different'
  const { surname: one } = readName(claimed.name)
  const { surname: other } = readName(known)
  return isNamed && one !== null && other !== null && one !== other && isNearSurname(one, other)
}

/** Famous words stand in the speeches of those who came later, and of those who name their author. */
function mayBeRetold(claimed: ClaimedSpeaker, { span, slice }: Scene): boolean {
  const { metadata } = slice.document
  const [place] = metadata.date === null ? [] : readDate(metadata.date)
  if (place !== undefined && claimed.spokeUntil !== null) {
    const years = yearsBetween(claimed.spokeUntil, place)
    if (years !== null && years > RETOLD_AFTER_YEARS) return true
  }
  if (metadata.speaker === null) return false
  const at = span.start - slice.start
  return isMentioned(claimed.name, slice.text.slice(Math.max(0, at - NAMED_BEFORE_UNITS), at))
}

/** A document's own words belong to its author, publication and title. */
function ownsDocument(claimed: string, { metadata }: DocumentRecord): boolean {
  const { author, publication, title, aliases } = metadata
  if (author !== null && compareNames(claimed, author, aliases) === 'same') return true
  return [author, publication, title]
    .filter((owner) => owner !== null)
    .some((owner) => namesOf(owner, aliases).some((name) => sameTitle(claimed, name)))
}

/** The words are claimed for the verse where they begin: "Genesis 1:1"; or for several, and end where these do. */
function isLocated(claimed: string, { span, slice }: Scene): boolean {
  const verse = /^(.*\S)\s(\d+:\d+)(?:[–-](?:\d+:)?(\d+))?$/.exec(claimed.trim())
  if (verse === null) return false
  const [, work = '', from = '', to] = verse
  const first = slice.locators.findLast(({ start }) => start <= span.start)?.label ?? ''
  const last = slice.locators.findLast(({ start }) => start < span.end)?.label ?? ''
  const { title, aliases } = slice.document.metadata
  const isWork = namesOf(title, aliases).some((name) => sameTitle(work, name) || sameTitle(`${work}s`, name))
  return isWork && first.endsWith(` ${from}`) && (to === undefined || last.endsWith(`:${to}`))
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
