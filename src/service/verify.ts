/** Verifying one claim: core says what to look for, the store answers, core judges. */
import { type Claim as ReadClaim, readClaim } from '../core/claim.ts'
import { formatDate, type PartialDate, readDate } from '../core/date.ts'
import { type Decision, decide } from '../core/decide.ts'
import type { ClaimedSpeaker } from '../core/judge.ts'
import { compareNames } from '../core/name.ts'
import { type Claimed, signalsOf } from '../core/place.ts'
import { spokenReading } from '../core/spoken.ts'
import { warningsOf } from '../core/verdict.ts'
import { ENGINE } from '../core/version.ts'
import type { Answer, Cost, Signal } from './answer.ts'
import { nameOf } from './digest.ts'
import type { DocumentSummary, Library } from './library.ts'
import { describeComposition, describePlace, plain } from './match.ts'
import { type Held, heldUnder } from './owner.ts'
import { search } from './search.ts'
import { summarize } from './summary.ts'

export type Claim = {
  readonly quote: string
  readonly speaker: string | null
  /** As people write dates; see `readDate`. */
  readonly date: string | null
  /** Id of the only document to look in. */
  readonly document: string | null
}

export type Verification =
  | { readonly kind: 'answer'; readonly answer: Answer; readonly cost: Cost }
  | { readonly kind: 'unknown_document' }

/**
 * Verifies a claim against the library; `limit` matches are told. A speaker named in the quote itself
 * (“We will go,” Ann Lee said) is the claimed one if there is no other. Throws `StoreError` if storage
 * fails, and `RangeError` for a quote without words or a date that is none.
 */
export async function verify(
  library: Library,
  claim: Claim,
  options: { readonly limit: number },
): Promise<Verification> {
  const dates = claim.date === null ? [] : readDate(claim.date)
  if (claim.date !== null && dates.length === 0) {
    throw new RangeError('Cannot verify a claim with an unreadable date')
  }
  const document = claim.document === null ? null : library.document(claim.document)
  if (claim.document !== null && document === null) return { kind: 'unknown_document' }
  const { readings, speaker } = read(claim)
  const held = speaker === null ? null : heldUnder(speaker, library.owners)

  const tally = { rounds: 0, keys: 0, bytes: 0 }
  const found = await search(
    library,
    // The narrowest reading's words are in all of them.
    {
      claim: readings.at(-1) ?? readings[0],
      document,
      prefers: ({ id }) => held?.documents.has(id) ?? false,
    },
    tally,
  )
  const claimed: Claimed = {
    speaker: speaker === null || held === null ? null : claimedSpeaker(speaker, held, dates),
    dates,
    library: library.corpus.words,
    occurrences: found.occurrences,
  }
  const decision = decide(claimed, readings, found.windows, found.complete)
  const question = [claim.quote, claim.speaker, claim.date, claim.document, options.limit]
  const answer: Answer = {
    id: await nameOf([ENGINE, library.corpus.version, JSON.stringify(question)]),
    ...tell(decision, claimed, { ...claim, speaker }, document, options.limit, library),
    corpus: library.corpus,
  }
  return { kind: 'answer', answer, cost: { ...tally, postings: found.postings, cells: decision.cells } }
}

/** The ways to read the quote, the widest first, and the speaker claimed by the caller or in the quote itself. */
function read(claim: Claim): { readings: [ReadClaim, ...ReadClaim[]]; speaker: string | null } {
  const whole = readClaim(claim.quote)
  if (whole.words.length === 0) throw new RangeError('Cannot verify a quote without words')
  const spoken = spokenReading(whole)
  const disagree =
    claim.speaker !== null &&
    spoken?.speaker != null &&
    compareNames(spoken.speaker, claim.speaker) === 'different'
  if (spoken === null || disagree) return { readings: [whole], speaker: claim.speaker }
  return { readings: [whole, spoken.claim], speaker: claim.speaker ?? spoken.speaker }
}

function claimedSpeaker(name: string, held: Held, dates: readonly PartialDate[]): ClaimedSpeaker {
  const [dated] = dates
  return {
    name,
    spokeUntil: dates.length === 1 && dated !== undefined ? dated : held.speaksUntil,
    isHeld: held.documents.size > 0,
    isWork: held.isWork,
    fitsBetter: (known) => held.namesakes.size > 0 && !held.namesakes.has(known),
  }
}

function tell(
  decision: Decision,
  claimed: Claimed,
  claim: Claim,
  document: DocumentSummary | null,
  limit: number,
  library: Library,
): Omit<Answer, 'id' | 'corpus'> {
  const { places, composition, nearest, verdict, reasons, complete } = decision
  const intact = places.filter(({ wording }) => wording !== 'altered' && wording !== 'stitched')
  const count = composition === null ? (intact.length > 0 ? intact : places).length : 1
  const told = places.slice(0, limit).map((place) => ({ place, signals: signalsOf(claimed, place) }))
  const matches = told.map(({ place, signals }) => describePlace(place, signals))
  if (composition !== null) matches.unshift(describeComposition(composition, claimed))
  const [first, ...others] = matches.slice(0, limit)
  const elsewhere: Signal[] =
    count > 1 ? [{ kind: 'also_elsewhere', claimed: '', source: `${count} places` }] : []
  const match = first === undefined ? null : { ...first, signals: [...first.signals, ...elsewhere] }
  const decisive = composition === null ? (told[0]?.signals ?? []) : []
  return {
    verdict,
    reasons,
    warnings: warningsOf(decisive).map(plain),
    summary: summarize({ verdict, reasons, claim, match, complete, document, corpus: library.corpus }),
    claim: { ...claim, date_read: claimed.dates.map(formatDate) },
    places: { count, complete },
    matches: match === null ? [] : [match, ...others],
    nearest: nearest === null ? null : describePlace(nearest, signalsOf(claimed, nearest)),
  }
}
