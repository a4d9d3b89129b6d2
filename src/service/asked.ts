/** What a claim asks: each way to read it, with the speaker and date claimed by the caller or, if he names none, in the quote itself. */
import type { Claim } from '../core/claim/claim.ts'
import { type Reading, readingsOf } from '../core/claim/reading.ts'
import { compareDates, type PartialDate, readDate } from '../core/date.ts'
import type { ClaimedSpeaker } from '../core/judgement/judge.ts'
import { compareNames } from '../core/person/name.ts'
import { type Held, heldUnder, type Owners } from './owner.ts'

export type Asked = {
  readonly claim: Claim
  /** As claimed. */
  readonly speaker: string | null
  readonly date: string | null
  /** The ways to understand the date. */
  readonly dates: readonly PartialDate[]
  readonly claimedSpeaker: ClaimedSpeaker | null
  /** Ids of the documents that belong to the speaker. */
  readonly documents: ReadonlySet<string>
}

/** Speaker and date as the caller gives them. */
type Given = { readonly speaker: string | null; readonly date: string | null }

/** The ways to read a quote, in the order of `readingsOf`, without those that the caller contradicts. */
export function readAsked(quote: string, given: Given, owners: Owners): [Asked, ...Asked[]] {
  const [whole, ...others] = readingsOf(quote)
  const asked = (reading: Reading): Asked => askedIn(reading, given, owners)
  return [asked(whole), ...others.filter((reading) => agrees(reading, given)).map(asked)]
}

function askedIn(reading: Reading, given: Given, owners: Owners): Asked {
  const speaker = given.speaker ?? reading.speaker
  const date = given.date ?? reading.date
  const dates = date === null ? [] : readDate(date)
  const held = speaker === null ? null : heldUnder(speaker, owners)
  return {
    claim: reading.claim,
    speaker,
    date,
    dates,
    claimedSpeaker:
      speaker === null || held === null ? null : claimedSpeaker(speaker, held, dates, verseIn(reading)),
    documents: held?.documents ?? new Set(),
  }
}

function agrees(reading: Reading, given: Given): boolean {
  if (
    reading.speaker !== null &&
    given.speaker !== null &&
    !mayName(reading.speaker, given.speaker, reading)
  ) {
    return false
  }
  if (reading.date === null || given.date === null) return true
  const [ours, theirs] = [readDate(reading.date), readDate(given.date)]
  return ours.some((one) => theirs.some((other) => compareDates(one, other) !== 'different'))
}

/**
 * True if the quote names whom the caller names. Where no quotation marks tell the writer's words from the
 * quotation, only the same name will do, or a verse, which names nobody.
 */
function mayName(named: string, given: string, { isMarked }: Reading): boolean {
  const comparison = compareNames(named, given)
  return isMarked || VERSE.test(named) ? comparison !== 'different' : comparison === 'same'
}

const VERSE = /\d:\d/

function verseIn({ speaker }: Reading): string | null {
  return speaker !== null && VERSE.test(speaker) ? speaker : null
}

function claimedSpeaker(
  name: string,
  held: Held,
  dates: readonly PartialDate[],
  verse: string | null,
): ClaimedSpeaker {
  const [dated] = dates
  return {
    name,
    spokeUntil: dates.length === 1 && dated !== undefined ? dated : held.speaksUntil,
    isHeld: held.documents.size > 0,
    isWork: held.isWork,
    fitsBetter: (known) => held.namesakes.size > 0 && !held.namesakes.has(known),
    verse,
  }
}
