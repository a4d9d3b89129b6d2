/** Verifying one claim: core says what to look for, the store answers, core judges. */
import { type AlignmentWork, align, exactAlignments } from '../core/align.ts'
import { PASSAGE_WORDS, type Slice, tokensOf } from '../core/block.ts'
import { passagesOf } from '../core/candidate.ts'
import { readClaim } from '../core/claim.ts'
import { type Composition, compose } from '../core/compose.ts'
import { formatDate, type PartialDate, readDate } from '../core/date.ts'
import type { ClaimedSpeaker } from '../core/judge.ts'
import { type Claimed, judgeSighting, type Place, type Sighting, sight, type Window } from '../core/place.ts'
import { tokenize } from '../core/token.ts'
import { byKindness, judgeClaim, type Reason, type Verdict, warningsOf } from '../core/verdict.ts'
import { ENGINE } from '../core/version.ts'
import type { Answer, Cost, Signal } from './answer.ts'
import { nameOf } from './digest.ts'
import type { DocumentSummary, Library } from './library.ts'
import { describeComposition, describePlace } from './match.ts'
import { type Held, heldUnder } from './owner.ts'
import { type SearchResult, search } from './search.ts'
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
 * Verifies a claim against the library; `limit` matches are told. Throws `StoreError` if storage
 * fails, and `RangeError` for a quote without words or a date that is none.
 */
export async function verify(
  library: Library,
  claim: Claim,
  options: { readonly limit: number },
): Promise<Verification> {
  const read = readClaim(claim.quote)
  if (read.words.length === 0) throw new RangeError('Cannot verify a quote without words')
  const dates = claim.date === null ? [] : readDate(claim.date)
  if (claim.date !== null && dates.length === 0) throw new RangeError('Cannot verify a claim with an unreadable date')
  const document = claim.document === null ? null : library.document(claim.document)
  if (claim.document !== null && document === null) return { kind: 'unknown_document' }

  const held = claim.speaker === null ? null : heldUnder(claim.speaker, library.owners)
  const nameKey = claim.speaker === null ? null : surnameKey(claim.speaker)
  const tally = { rounds: 0, keys: 0, units: 0 }
  const found = await search(
    library,
    { claim: read, document, nameKey, prefers: (other) => held?.documents.has(other.id) ?? false },
    tally,
  )
  const claimed: Claimed = {
    claim: read,
    speaker: claim.speaker === null || held === null ? null : claimedSpeaker(claim.speaker, held, dates, nameKey, found),
    dates,
    library: library.corpus.words,
    occurrences: found.occurrences,
  }
  const work = { cells: 0 }
  const judged = judgeWindows(claimed, found, work)
  const answer: Answer = {
    id: await nameOf([ENGINE, library.corpus.version, JSON.stringify(claim), String(options.limit)]),
    ...tell(judged, claim, document, options.limit, library),
    claim: { ...claim, date_read: dates.map(formatDate) },
    corpus: library.corpus,
  }
  return { kind: 'answer', answer, cost: { ...tally, postings: found.postings, cells: work.cells } }
}

/** Cells of all alignment tables of one question. */
const CELLS_MAX = 2_000_000

type Judged = {
  /** Near enough to be the claim's source, kindest first. */
  readonly places: readonly Place[]
  readonly composition: Composition | null
  /** The closest place that is not near enough. */
  readonly nearest: Place | null
  readonly verdict: Verdict
  readonly reasons: readonly Reason[]
  readonly complete: boolean
}

function judgeWindows(claimed: Claimed, { windows, complete }: SearchResult, work: AlignmentWork): Judged {
  const { claim } = claimed
  const sightings = new Map<string, Sighting>()
  const see = (sighting: Sighting): void => {
    const { span } = sighting.comparison
    sightings.set(`${span.start} ${span.end} ${sighting.window.slice.document.metadata.id}`, sighting)
  }
  const toAlign: { readonly score: number; readonly open: () => Window }[] = []
  for (const { whole, score, open } of windows) {
    const window = whole ? open() : null
    const exact = window === null ? [] : exactAlignments(claim, window.source)
    for (const alignment of exact) if (window !== null) see(sight(claim, window, alignment))
    if (exact.length === 0) toAlign.push({ score, open: window === null ? open : () => window })
  }
  let places = judgeAll(claimed, sightings.values(), complete)
  if (places[0]?.verdict !== 'verbatim') {
    let least = 0
    for (const { score, open } of toAlign) {
      if (work.cells >= CELLS_MAX || score < least) break
      const window = open()
      const alignment = align(claim, window.source, work)
      if (alignment === null) continue
      const sighting = sight(claim, window, alignment)
      see(sighting)
      if (sighting.comparison.kept >= ONE_SOURCE_SHARE * claim.words.length) {
        least = Math.max(least, SCORE_SHARE_BEHIND_SOURCE * score)
      }
    }
    places = judgeAll(claimed, sightings.values(), complete)
  }
  const near = places.filter((place) => place.near)
  const composition = isPatchy(near[0], claim.words.length) ? compose(claim, [...sightings.values()]) : null
  const composed = composition !== null
  const decision = composed ? COMPOSED : judgeClaim(near, { complete })
  return {
    places: near,
    composition,
    nearest: near.length > 0 || composed ? null : closest(places),
    ...decision,
    complete,
  }
}

/** Share of the score of a passage that holds the claim's source under which others are not looked into. */
const SCORE_SHARE_BEHIND_SOURCE = 0.5

/** Share of the claim that one place must keep to be its source rather than one of two. */
const ONE_SOURCE_SHARE = 0.75

function isPatchy(place: Place | undefined, words: number): boolean {
  return place === undefined || (place.wording === 'altered' && place.comparison.kept / words < ONE_SOURCE_SHARE)
}

const COMPOSED: { verdict: Verdict; reasons: readonly Reason[] } = { verdict: 'altered', reasons: ['stitched'] }

function judgeAll(claimed: Claimed, sightings: Iterable<Sighting>, complete: boolean): Place[] {
  return [...sightings].map((sighting) => judgeSighting(claimed, sighting, complete)).sort(byKindness)
}

/** Words that a place must share with the claim to be shown as the nearest. */
const NEAREST_KEPT_MIN = 3
const NEAREST_SIMILARITY_MIN = 0.3

function closest(places: readonly Place[]): Place | null {
  const [best] = places
    .filter(({ comparison }) => comparison.kept >= NEAREST_KEPT_MIN && comparison.similarity >= NEAREST_SIMILARITY_MIN)
    .toSorted((a, b) => b.similarity - a.similarity)
  return best ?? null
}

function claimedSpeaker(
  name: string,
  held: Held,
  dates: readonly PartialDate[],
  nameKey: string | null,
  { namePassages }: SearchResult,
): ClaimedSpeaker {
  const [dated] = dates
  return {
    name,
    spokeUntil: dates.length === 1 && dated !== undefined ? dated : held.speaksUntil,
    isWork: held.isWork,
    fitsBetter: (known) => held.namesakes.size > 0 && !held.namesakes.has(known),
    isNamedIn: (slice) => nameKey !== null && namePassages !== null && isNamed(nameKey, namePassages, slice),
  }
}

/** True if the slice's document holds the word. A passage shared with another document is looked into, as far as the slice has it. */
function isNamed(key: string, passages: ReadonlySet<number>, slice: Slice): boolean {
  const { first, words } = slice.document
  const { from, to } = passagesOf(first, words)
  for (let passage = from; passage < to; passage++) {
    if (!passages.has(passage)) continue
    const start = passage * PASSAGE_WORDS - first
    const isOwn = start >= 0 && start + PASSAGE_WORDS <= words
    if (isOwn || tokensOf(slice, Math.max(0, start), start + PASSAGE_WORDS).some((word) => word.key === key)) return true
  }
  return false
}

/** The word under which a name is looked up: its surname's last. */
function surnameKey(name: string): string | null {
  const words = tokenize(name.split(',')[0] ?? '')
  return words.findLast(({ word }) => word.length > 2 || words.length === 1)?.key ?? null
}

function tell(
  judged: Judged,
  claim: Claim,
  document: DocumentSummary | null,
  limit: number,
  library: Library,
): Pick<Answer, 'verdict' | 'reasons' | 'warnings' | 'summary' | 'places' | 'matches' | 'nearest'> {
  const { places, composition, nearest, verdict, reasons, complete } = judged
  const [decided] = places
  const intact = places.filter(({ wording }) => wording !== 'altered' && wording !== 'stitched')
  const count = composition === null ? (intact.length > 0 ? intact : places).length : 1
  const elsewhere: Signal[] = count > 1 ? [{ kind: 'also_elsewhere', claimed: '', source: `${count} places` }] : []
  const described = places.slice(0, limit).map((place) => describePlace(place))
  const matches =
    composition === null ? described : [describeComposition(composition), ...described].slice(0, limit)
  const [first, ...others] = matches
  const withElsewhere = first === undefined ? [] : [{ ...first, signals: [...first.signals, ...elsewhere] }, ...others]
  const warnings = composition === null && decided !== undefined ? warningsOf(decided.signals).map(plain) : []
  return {
    verdict,
    reasons,
    warnings,
    summary: summarize({ verdict, reasons, claim, match: first ?? null, complete, document, corpus: library.corpus }),
    places: { count, complete },
    matches: withElsewhere,
    nearest: nearest === null ? null : describePlace(nearest),
  }
}

function plain({ kind, claimed, source }: Signal): Signal {
  return { kind, claimed, source }
}
