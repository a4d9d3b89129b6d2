/** Verifying one claim: core says what to look for, the store answers, core judges. */
import { formatDate, readDate } from '../core/date.ts'
import type { CountOf } from '../core/index/rarity.ts'
import { type Decision, decide, isSettled } from '../core/judgement/decide.ts'
import { type ClaimedReading, signalsOf, suspicionsOf } from '../core/judgement/place.ts'
import { warningsOf } from '../core/judgement/verdict.ts'
import { ENGINE } from '../core/version.ts'
import { utf8Bytes } from '../store/size.ts'
import type { Answer, Cost, Coverage, Signal } from './answer.ts'
import { type Asked, readAsked } from './asked.ts'
import { coverageOf } from './coverage.ts'
import { nameOf } from './digest.ts'
import { type Library, newTally } from './library.ts'
import { describeComposition, describePlace, plain } from './match.ts'
import { allowing } from './restrict.ts'
import { titleOf } from './rows.ts'
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
  | {
      readonly kind: 'answer'
      readonly answer: Answer
      readonly work: Pick<Cost, 'cells' | 'words'>
      /** Counts what it took, which itself takes as long as a part of the search. */
      readonly costOf: () => Cost
    }
  | { readonly kind: 'unknown_document' }

/** `limit`: the most matches told; `coverage`: what is held of the claimed speaker is told too. */
export type VerifyOptions = { readonly limit: number; readonly coverage?: boolean }

/**
 * Verifies a claim against the library. A speaker named in the quote itself
 * (“We will go,” Ann Lee said) is the claimed one if there is no other, and so is a date. Throws `StoreError` if storage
 * fails, and `RangeError` for a quote without words or a date that is none.
 */
export async function verify(library: Library, claim: Claim, options: VerifyOptions): Promise<Verification> {
  if (claim.date !== null && readDate(claim.date).length === 0) {
    throw new RangeError('Cannot verify a claim with an unreadable date')
  }
  const document = claim.document === null ? null : library.document(claim.document)
  if (claim.document !== null && document === null) return { kind: 'unknown_document' }
  const asked = readAsked(claim.quote, claim, library.owners)
  // Its words are in all the others too.
  const narrowest = asked.reduce((a, b) => (b.claim.words.length < a.claim.words.length ? b : a))
  if (asked[0].claim.words.length === 0) throw new RangeError('Cannot verify a quote without words')

  const tally = newTally()
  const request = { claim: narrowest.claim, document, preferred: narrowest.documents }
  let found = await search(library, request, tally)
  let decision = decide(readingsOf(asked, library, found.countOf), found.windows, found.complete)
  let waves = 1
  for (; found.more !== null && !isSettled(decision); waves++) {
    found = await found.more()
    decision = decide(readingsOf(asked, library, found.countOf), found.windows, found.complete, decision)
  }
  const decisive = decision.composition === null ? decision.places[0]?.sighting.claim : asked[0].claim
  const understood = asked.find((one) => one.claim === decisive) ?? narrowest
  const isAbsent = decision.places.length === 0 && decision.composition === null
  // Only then is it told.
  const title = document !== null && isAbsent ? await titleOf(library, document, tally) : null
  const coverage = options.coverage === true ? { speaker: coverageUnder(understood, library) } : {}
  const question = [claim.quote, claim.speaker, claim.date, claim.document, options.limit]
  const answer: Answer = {
    id: await nameOf([ENGINE, library.corpus.version, JSON.stringify(question), ...Object.keys(coverage)]),
    ...tell(decision, understood, claim, title, options.limit, library),
    corpus: { ...library.corpus, ...coverage },
  }
  return {
    kind: 'answer',
    answer,
    work: { cells: decision.work.cells, words: decision.work.words },
    // No getter: V8 keeps those with a hidden class, where all that they hold outlives the young generation.
    costOf: () => ({
      rounds: tally.rounds,
      waves,
      keys: tally.keys,
      bytes: tally.values.reduce((sum, value) => sum + utf8Bytes(value), 0),
      postings: found.postings,
      cells: decision.work.cells,
      words: decision.work.words,
    }),
  }
}

function coverageUnder({ speaker, documents }: Asked, library: Library): Coverage | null {
  if (speaker === null) return null
  return { name: speaker, ...coverageOf([...documents].flatMap((id) => library.document(id) ?? [])) }
}

function readingsOf(asked: readonly Asked[], library: Library, countOf: CountOf): ClaimedReading[] {
  return asked.map(({ claim, claimedSpeaker, dates }) => ({
    claim,
    claimed: { speaker: claimedSpeaker, dates, library: library.words, countOf },
  }))
}

function tell(
  decision: Decision,
  understood: Asked,
  asked: Claim,
  document: string | null,
  limit: number,
  library: Library,
): Omit<Answer, 'id' | 'corpus'> {
  const { speaker, date, dates } = understood
  const claim = { ...asked, speaker, date }
  const { places, composition, nearest, verdict, reasons, complete } = decision
  const intact = places.filter(({ wording }) => wording !== 'altered' && wording !== 'stitched')
  const count = composition === null ? (intact.length > 0 ? intact : places).length : 1
  const told = places.slice(0, limit).map((place) => ({ place, signals: signalsOf(place) }))
  const parts = composition === null ? [] : [composition.head, composition.tail]
  const allowed = allowing(asked.quote, [
    ...[...told.map(({ place }) => place), ...(nearest === null ? [] : [nearest])].map(
      ({ sighting }) => sighting.window,
    ),
    ...parts.map(({ window }) => window),
  ])
  const composed = composition === null ? null : allowed.parts(describeComposition(composition))
  const matches = allowed.matches(told.map(({ place, signals }) => describePlace(place, signals)))
  if (composed !== null) matches.unshift(composed.head)
  const [first, ...others] = matches.slice(0, limit)
  const elsewhere: Signal[] =
    count > 1 ? [{ kind: 'also_elsewhere', claimed: '', source: `${count} places` }] : []
  const match = first === undefined ? null : { ...first, signals: [...first.signals, ...elsewhere] }
  // A claim that stands nowhere may be one that somebody made look like another.
  const suspicions = suspicionsOf(understood.claim, speaker)
  const decisive =
    composition === null ? (told[0]?.signals ?? suspicions) : [...composition.signals, ...suspicions]
  const closest = nearest === null ? null : allowed.nearest(describePlace(nearest, signalsOf(nearest)))
  return {
    verdict,
    reasons,
    warnings: allowed.warnings(warningsOf(decisive).map(plain)),
    summary: summarize({
      verdict,
      reasons,
      claim,
      match,
      tail: composed?.tail ?? null,
      nearest: closest,
      complete,
      document,
      corpus: library.corpus,
    }),
    claim: { ...claim, date_read: dates.map(formatDate) },
    places: { count, complete },
    matches: match === null ? [] : [match, ...others],
    nearest: closest,
  }
}
