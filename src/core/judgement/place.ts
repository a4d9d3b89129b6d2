/** A place: a stretch of a document where the claim's words stand, with all three judgements. */
import type { Alignment, Source } from '../alignment/align.ts'
import type { Claim } from '../claim/claim.ts'
import type { PartialDate } from '../date.ts'
import type { Slice } from '../index/block.ts'
import { type CountOf, rarityOf } from '../index/rarity.ts'
import { overlaps, type Span } from '../span.ts'
import { lengthOf } from '../text/length.ts'
import { lookalike, suspiciousCharacters } from '../text/suspicious.ts'
import { tokenize } from '../text/token.ts'
import type { WeighedSignal } from '../wording/finding.ts'
import { truncationSignals } from '../wording/truncation.ts'
import { type Comparison, compare } from '../wording/wording.ts'
import {
  type ClaimedSpeaker,
  checkDate,
  checkSpeaker,
  personAt,
  roleChange,
  type Telling,
  tellingOf,
} from './judge.ts'
import { isNear, type Mouth, SHORT_WORDS } from './nearness.ts'
import { type Contender, judgePlace, type Reason, type SpeakerCheck } from './verdict.ts'
import { holdsWholePart } from './whole-part.ts'

export type Place = Contender & {
  readonly sighting: Sighting
  readonly comparison: Comparison
  readonly telling: Telling
  /** The claimed date may be read in two ways, of which not both are contradicted. */
  readonly ambiguous: boolean
  readonly reasons: readonly Reason[]
  readonly slice: Slice
  /** Near enough to be the claim's source. */
  readonly near: boolean
}

/** What is claimed, and what is known about it beyond any one place. */
export type Claimed = {
  readonly speaker: ClaimedSpeaker | null
  readonly dates: readonly PartialDate[]
  /** Words in the library. */
  readonly library: number
  readonly countOf: CountOf
}

/** One way to read a claim, and what is claimed in it. */
export type ClaimedReading = { readonly claim: Claim; readonly claimed: Claimed }

/** A stretch of a document, opened to be compared: its words among the slice that holds it. */
export type Window = {
  readonly slice: Slice
  readonly source: Source
  /** True if a later version of the document is held. */
  readonly superseded: boolean
}

/** A window yet to be opened, which costs as much as comparing does. */
export type ClosedWindow = {
  /** True if the claim may stand in it word for word. */
  readonly whole: boolean
  /** True if it is in a document to be read first, such as one of the claimed speaker's. */
  readonly preferred: boolean
  /** How much of the claim it may hold; comparable within one search. */
  readonly score: number
  readonly open: () => Window
}

/** A place before its speaker and date are judged, which may hang on what other places were seen. */
export type Sighting = {
  /** The reading of the claim that stands there, and what is claimed in it. */
  readonly claim: Claim
  readonly claimed: Claimed
  readonly window: Window
  readonly comparison: Comparison
}

export function sight({ claim, claimed }: ClaimedReading, window: Window, alignment: Alignment): Sighting {
  return {
    claim,
    claimed,
    window,
    comparison: compare(claim, window.source, alignment, window.slice.utterances),
  }
}

/** What was seen besides the place that is judged. */
export type Seen = {
  /** Every place where the claim stands word for word was seen. */
  readonly complete: boolean
  /** How many people are held with these very words. */
  readonly mouths: number
}

/** How many people are held with a claim's very words. */
export function mouthsIn(sightings: readonly Sighting[]): number {
  const speakers = sightings
    .filter(({ comparison }) => isIntact(comparison))
    .map(({ claim, window, comparison }) => {
      return personAt(tellingOf(claim, comparison, window.source.words, window.slice))
    })
  return new Set(speakers.filter((speaker) => speaker !== null)).size
}

export function judgeSighting(sighting: Sighting, seen: Seen): Place {
  const { claim, claimed, window, comparison } = sighting
  const { slice, source } = window
  const { metadata } = slice.document
  const telling = tellingOf(claim, comparison, source.words, slice)
  const length = lengthOf(claim.words)
  const scene = { telling, words: length, span: comparison.span, slice, ...seen }
  const { speaker, notQuoted } = checkSpeaker(claimed.speaker, scene)
  const said = telling.attribution.date
  const { date, ambiguous } = checkDate(claimed.dates, said, metadata.date)
  const judgement = { wording: comparison.wording, speaker, notQuoted, tooShort: length < SHORT_WORDS, date }
  return {
    ...judgement,
    ...judgePlace(judgement),
    sighting,
    comparison,
    telling,
    ambiguous,
    slice,
    voice: telling.voice,
    changes: comparison.edits.filter(({ weight }) => weight === 'full').length,
    similarity: comparison.similarity,
    said: said ?? metadata.date,
    document: metadata.id,
    superseded: window.superseded,
    start: comparison.span.start,
    near: isIntact(comparison) || isNearBy(sighting, mouthOf(speaker, telling)),
  }
}

/** What a reader of the place should know. Costs more than judging it, so it is for the places that are told. */
export function signalsOf(place: Place): WeighedSignal[] {
  const { sighting, comparison, telling, slice, ambiguous } = place
  const { claim, claimed } = sighting
  const suspicions = suspicionsOf(claim, claimed.speaker?.name ?? null)
  // Such a word is told once: beside the source's, where it stands for that.
  const passing = lookalikeSignals(comparison)
  return [
    ...comparison.signals,
    ...questionSignals(claim, comparison.span, slice),
    ...truncationSignals(comparison.span, slice),
    ...tellingSignals(sighting, telling, comparison.span, slice),
    ...suspicions.filter(({ claimed: word }) => !passing.some((signal) => signal.claimed === word)),
    ...passing,
    ...sourceSuspicions(place),
    ...(sighting.window.superseded ? [signal('superseded', '', slice.document.metadata.title, true)] : []),
    ...(ambiguous ? [signal('ambiguous_date', '', telling.attribution.date ?? '', false)] : []),
  ]
}

/** What a reader cannot see in a claim, wherever it stands or does not. */
export function suspicionsOf(claim: Claim, speaker: string | null): WeighedSignal[] {
  const found = [
    ...suspiciousCharacters(claim.quote, claim.words),
    ...(speaker === null ? [] : suspiciousCharacters(speaker, tokenize(speaker))),
  ]
  return [...new Set(found)].map((one) => signal('suspicious_characters', one, '', true))
}

/** A word that is not the source's, but cannot be told from it. */
function lookalikeSignals({ edits }: Comparison): WeighedSignal[] {
  return edits.flatMap(({ claimed, source }) => {
    const found = lookalike(claimed, source)
    return found === null ? [] : [signal('suspicious_characters', found, source, true)]
  })
}

/** What a reader cannot see in the words of the source. */
function sourceSuspicions({ sighting, comparison: { span }, slice }: Place): WeighedSignal[] {
  const text = slice.text.slice(span.start - slice.start, span.end - slice.start)
  const words = sighting.window.source.words.filter(
    ({ start, end }) => start >= span.start && end <= span.end,
  )
  return suspiciousCharacters(text, words, span.start).map((found) =>
    signal('suspicious_characters', '', found, true),
  )
}

function isIntact({ wording }: Comparison): boolean {
  return wording !== 'altered' && wording !== 'stitched'
}

function isNearBy({ claim, claimed, window, comparison }: Sighting, mouth: Mouth): boolean {
  const keys = claim.words.map(({ key }) => key)
  const rarity = rarityOf(keys, comparison.pairs, claimed.library, claimed.countOf)
  const holdsPart = (): boolean => holdsWholePart(comparison, claim, window.source)
  return isNear(comparison, claim.words.length, mouth, rarity, claimed.library, holdsPart)
}

/** In whose mouth the place is, as the thresholds of nearness ask. */
function mouthOf(speaker: SpeakerCheck, telling: Telling): Mouth {
  if (speaker === 'confirmed' || speaker === 'not_claimed') return speaker
  return personAt(telling) === null ? 'unknown' : 'other'
}

function signal(kind: WeighedSignal['kind'], claimed: string, source: string, warns: boolean): WeighedSignal {
  return { kind, claimed, source, warns }
}

function tellingSignals(
  { claim, claimed: { speaker } }: Sighting,
  telling: Telling,
  span: Span,
  slice: Slice,
): WeighedSignal[] {
  const signals: WeighedSignal[] = []
  const text = slice.text.slice(span.start - slice.start, span.end - slice.start)
  if (telling.voice === 'mixed') signals.push(signal('mixed_voice', '', text, true))
  if (slice.quoted.some((quoted) => overlaps(quoted, span))) signals.push(signal('quoting', '', text, false))
  if (speaker === null && claim.unreadSpeaker !== '')
    signals.push(signal('speaker_unread', claim.unreadSpeaker, personAt(telling) ?? '', true))
  const role = speaker === null ? null : roleChange(speaker.name, telling.attribution.role)
  if (role !== null) signals.push(signal('role_changed', role.claimed, role.source, true))
  return signals
}

/** A question mark lost or added at the end. */
function questionSignals(claim: Claim, span: Span, slice: Slice): WeighedSignal[] {
  const claimEnd = claim.quote.slice(claim.words.at(-1)?.end ?? 0)
  const sourceEnd = slice.text.slice(span.end - slice.start, span.end - slice.start + 3)
  const asked = /^["'”’»\s]*\?/.test(claimEnd)
  const asks = /^["'”’»]?\?/.test(sourceEnd)
  if (asked === asks || (!asked && claimEnd.trim() === '')) return []
  return [
    signal(
      'question_changed',
      asked ? '?' : claimEnd.trim().slice(0, 1),
      asks ? '?' : sourceEnd.slice(0, 1),
      true,
    ),
  ]
}
