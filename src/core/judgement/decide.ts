/** From the windows in which a claim may stand to its verdict: compare, judge each place, choose among them. */
import { align, exactAlignments } from '../alignment/align.ts'
import type { Claim } from '../claim/claim.ts'
import { overlaps } from '../span.ts'
import { isDenied } from '../wording/denial.ts'
import { WORDINGS, type Wording } from '../wording/finding.ts'
import type { Comparison } from '../wording/wording.ts'
import { countPlace, countWindow, isExhausted, newWork, type Work } from '../work.ts'
import { type Composition, compose } from './compose.ts'
import { SHARE, shareOf } from './nearness.ts'
import {
  type ClaimedReading,
  type ClosedWindow,
  judgeSighting,
  mouthsIn,
  type Place,
  type Sighting,
  sight,
  type Window,
} from './place.ts'
import { byKindness, judgeClaim, type Reason, type Verdict } from './verdict.ts'

export type Decision = {
  /** Near enough to be the claim's source, kindest first. */
  readonly places: readonly Place[]
  /** The two places that the claim was put together from; it then decides before all others. */
  readonly composition: Composition | null
  /** The closest place that is not near enough, if there is no other. */
  readonly nearest: Place | null
  readonly verdict: Verdict
  readonly reasons: readonly Reason[]
  /** True if every place where the claim may stand word for word was compared. */
  readonly complete: boolean
  /** All work done so far. */
  readonly work: Readonly<Work>
  /** Everything that was compared. */
  readonly sightings: readonly Sighting[]
}

/**
 * Decides a claim. `readings` are the ways to read it, the widest first; `windows` come best first;
 * `complete` says that no other place may hold the claim word for word; `before` is what windows read
 * earlier made of the same readings.
 */
export function decide(
  readings: readonly ClaimedReading[],
  windows: readonly ClosedWindow[],
  complete: boolean,
  before: Decision | null = null,
): Decision {
  const work = { ...(before?.work ?? newWork()) }
  const exact = sightExact(readings, windows, work)
  let sightings = [...(before?.sightings ?? []), ...exact.sightings]
  let sawAll = complete && exact.finished
  let places = judgeAll(sightings, sawAll)
  if (places[0]?.verdict !== 'verbatim') {
    const near = sightNear(readings, exact.others, work)
    sightings = [...sightings, ...near.sightings]
    sawAll &&= near.finished
    places = judgeAll(sightings, sawAll)
  }
  const near = nearOf(places)
  const [widest] = readings
  const composition =
    widest !== undefined && isPatchy(near[0], widest.claim) ? compose(widest.claim, sightings) : null
  return {
    places: near,
    composition,
    nearest: near.length > 0 || composition !== null ? null : closest(places),
    ...(composition === null ? judgeClaim(near, { complete: sawAll }) : judgeComposition(sawAll)),
    complete: sawAll,
    work,
    sightings,
  }
}

/**
 * True if reading on could change nothing that matters: verbatim, or all seen and most of the claim's words found;
 * or if nothing more may be compared.
 */
export function isSettled({ verdict, complete, places, composition, work }: Decision): boolean {
  const [best] = places
  if (isExhausted(work)) return true
  if (verdict === 'verbatim' || best === undefined || !complete) return verdict === 'verbatim'
  const { comparison, sighting } = best
  return composition !== null || comparison.kept >= SETTLED_SHARE * sighting.claim.words.length
}

/** Share of the claim that one place must keep to be its source rather than one of two. */
const ONE_SOURCE_SHARE = 0.75
/** Share of the claim that one place must keep for no other to be looked for. */
const SETTLED_SHARE = 0.8
/** Share of the score of a place that holds the claim's source under which others are not looked into. */
export const SCORE_SHARE_BEHIND_SOURCE = 0.85
/** Words that a place must share with the claim to be shown as the nearest, and how alike they must be. */
const NEAREST_KEPT_MIN = 3
const NEAREST_SIMILARITY_MIN = 0.3

function judgeComposition(complete: boolean): { verdict: Verdict; reasons: readonly Reason[] } {
  return complete
    ? { verdict: 'altered', reasons: ['stitched'] }
    : { verdict: 'undetermined', reasons: ['stitched', 'ambiguous'] }
}

/** A window that is opened when it is needed, at most once. */
type Openable = { readonly preferred: boolean; readonly score: number; readonly open: () => Window }

/** The places where a reading stands word for word, and the windows without any; `finished` says whether all were looked into. */
function sightExact(
  readings: readonly ClaimedReading[],
  windows: readonly ClosedWindow[],
  work: Work,
): { sightings: Sighting[]; others: Openable[]; finished: boolean } {
  const sightings: Sighting[] = []
  const others: Openable[] = []
  for (const { whole, preferred, score, open } of windows) {
    if (!whole) {
      others.push({ preferred, score, open })
      continue
    }
    if (isExhausted(work)) return { sightings, others, finished: false }
    const window = open()
    countWindow(work, window.source.words.length, readings.length)
    const found = firstWithAny(readings, (reading) => sightAll(reading, window, work))
    if (found.length === 0) others.push({ preferred, score, open: () => window })
    sightings.push(...found)
  }
  return { sightings, others, finished: !isExhausted(work) }
}

/** The places of one reading, as many as may be looked at. */
function sightAll(reading: ClaimedReading, window: Window, work: Work): Sighting[] {
  const sightings: Sighting[] = []
  for (const alignment of exactAlignments(reading.claim, window.source)) {
    if (isExhausted(work)) break
    countPlace(work, reading.claim.words.length)
    const sighting = sight(reading, window, alignment)
    if (!isRefuted(sighting)) sightings.push(sighting)
  }
  return sightings
}

/** True if somebody is claimed to have said what the place says was not said; its words are then held against the verb too. */
function isRefuted({ claim, comparison, window }: Sighting): boolean {
  return claim.isTold && isDenied(comparison.span, window.slice)
}

/**
 * The best place of each window. Once one holds the claim's source only those are opened that may hold one as good,
 * and those of documents to be read first; `finished` says whether all these were looked into.
 */
function sightNear(
  readings: readonly ClaimedReading[],
  windows: readonly Openable[],
  work: Work,
): { sightings: Sighting[]; finished: boolean } {
  const sightings: Sighting[] = []
  let least = 0
  for (const { preferred, score, open } of windows) {
    if (!preferred && score < least) continue
    if (isExhausted(work)) return { sightings, finished: false }
    const window = open()
    countWindow(work, window.source.words.length, readings.length)
    const found = readings.flatMap((reading) => {
      const alignment = align(reading.claim, window.source, work)
      if (alignment === null) return []
      countPlace(work, reading.claim.words.length)
      const sighting = sight(reading, window, alignment)
      return isRefuted(sighting) ? [] : [sighting]
    })
    const best = found.reduce<Sighting | null>((a, b) => (a === null || isBetter(b, a) ? b : a), null)
    if (best === null) continue
    sightings.push(best)
    if (best.comparison.kept >= ONE_SOURCE_SHARE * best.claim.words.length) {
      least = Math.max(least, SCORE_SHARE_BEHIND_SOURCE * score)
    }
  }
  return { sightings, finished: !isExhausted(work) }
}

/** Of two readings the one in better words, then that of which the place has more, and of equals the wider. */
function isBetter(a: Sighting, b: Sighting): boolean {
  const worse = WORDINGS.indexOf(a.comparison.wording) - WORDINGS.indexOf(b.comparison.wording)
  return worse < 0 || (worse === 0 && a.comparison.similarity > b.comparison.similarity)
}

function firstWithAny<T>(readings: readonly ClaimedReading[], find: (reading: ClaimedReading) => T[]): T[] {
  for (const reading of readings) {
    const found = find(reading)
    if (found.length > 0) return found
  }
  return []
}

/** Each place once, kindest first: neighbouring windows overlap, and one may end within a place that the next has whole. */
function judgeAll(sightings: readonly Sighting[], complete: boolean): Place[] {
  const distinct = new Map<string, Sighting>()
  for (const sighting of sightings) {
    const { start, end } = sighting.comparison.span
    const key = `${start} ${end} ${sighting.window.slice.document.digest}`
    const other = distinct.get(key)
    if (other === undefined || isBetter(sighting, other)) distinct.set(key, sighting)
  }
  const sighted = withoutReplaced(withoutParts([...distinct.values()]))
  const seen = { complete, mouths: mouthsIn(sighted) }
  return sighted.map((sighting) => judgeSighting(sighting, seen)).sort(byKindness)
}

/**
 * Without places of an older version where the latest has the words as well: what was corrected since, such as the speaker,
 * must not speak for a claim that the text no longer bears out.
 */
function withoutReplaced(sightings: readonly Sighting[]): Sighting[] {
  const latest = sightings.filter(({ window }) => !window.superseded)
  if (latest.length === sightings.length) return latest
  return sightings.filter(
    (one) =>
      !one.window.superseded ||
      latest.every((other) => documentOf(other) !== documentOf(one) || isBetter(one, other)),
  )
}

function documentOf({ window }: Sighting): string {
  return window.slice.document.metadata.id
}

/** Without places of changed words that share words with one where the same claim keeps more of its own. */
function withoutParts(sightings: readonly Sighting[]): Sighting[] {
  const changed = sightings.filter(({ comparison }) => !isIntact(comparison))
  return sightings.filter((part) => {
    return isIntact(part.comparison) || !changed.some((whole) => isPartOf(part, whole))
  })
}

function isPartOf(part: Sighting, whole: Sighting): boolean {
  return (
    part.claim === whole.claim &&
    isPoorer(part.comparison, whole.comparison) &&
    part.window.slice.document.digest === whole.window.slice.document.digest &&
    overlaps(whole.comparison.span, part.comparison.span)
  )
}

/** Keeps fewer words of the claim, or as many among more that are not the claim's. */
function isPoorer(one: Comparison, other: Comparison): boolean {
  return one.kept < other.kept || (one.kept === other.kept && one.similarity < other.similarity)
}

function isIntact({ wording }: { readonly wording: Wording }): boolean {
  return wording !== 'altered' && wording !== 'stitched'
}

/**
 * The places that are near enough. Where the very words stand somewhere, others must be as near in the claimed mouth
 * as in any: rather the words are another's than half of them his.
 */
function nearOf(places: readonly Place[]): Place[] {
  const isHeld = places.some(isIntact)
  return places.filter(
    (place) =>
      place.near &&
      (!isHeld ||
        isIntact(place) ||
        shareOf(place.comparison, place.sighting.claim.words.length) >= SHARE.unknown),
  )
}

/** True if so much of the claim is not at the place that it may come from two. */
function isPatchy(place: Place | undefined, claim: Claim): boolean {
  if (place === undefined) return true
  return place.wording === 'altered' && place.comparison.kept < ONE_SOURCE_SHARE * claim.words.length
}

function closest(places: readonly Place[]): Place | null {
  const alike = places.filter(
    ({ comparison }) =>
      comparison.kept >= NEAREST_KEPT_MIN && comparison.similarity >= NEAREST_SIMILARITY_MIN,
  )
  return alike.toSorted((a, b) => b.similarity - a.similarity)[0] ?? null
}
