/**
 * The search for a claim: what to read, in waves of at most two rounds each, and the windows in which it may
 * stand. The first wave is enough for most claims; a second goes on where it stopped.
 */

import type { Claim } from '../core/claim/claim.ts'
import { everywhere, rankCandidates } from '../core/index/candidate.ts'
import { nameOf } from '../core/index/gram.ts'
import type { CountOf } from '../core/index/rarity.ts'
import { affordable, type Seed, seedsOf } from '../core/index/seed.ts'
import type { ClosedWindow } from '../core/judgement/place.ts'
import type { DocumentSummary, Library, ReadTally } from './library.ts'
import { countsOf, type Lists, readLists } from './lists.ts'
import { chooseRanges, documentsIn, type Opened, readWindows } from './window.ts'

/** Keys of one question up to the end of each wave, and how many of them buckets: the free plan's daily reads are shared by them. */
const WAVES = [
  { keys: 24, buckets: 12 },
  { keys: 48, buckets: 24 },
] as const
/** Words around a place in which it may begin or end. */
const MARGIN_WORDS = 48
/** Words that each ellipsis may leave out, up to so many ellipses. */
const ELISION_WORDS = 300
const ELISIONS_MAX = 3

export type SearchRequest = {
  readonly claim: Claim
  /** The only document to look in. */
  readonly document: DocumentSummary | null
  /** Documents to be read first, by id. */
  readonly preferred: ReadonlySet<string>
}

export type SearchResult = {
  /** The windows of this wave, best first. */
  readonly windows: readonly ClosedWindow[]
  /** True if every place that may hold the claim word for word was opened, in this wave or before. */
  readonly complete: boolean
  readonly postings: number
  readonly countOf: CountOf
  /** Goes on where this wave stopped; `null` if there is nothing more to read, or no key left to read it by. */
  readonly more: (() => Promise<SearchResult>) | null
}

/** Throws `StoreError`. */
export async function search(
  library: Library,
  request: SearchRequest,
  tally: ReadTally,
): Promise<SearchResult> {
  const seeds = seedsOf(request.claim, library.frequent)
  const opened = { candidates: new Set<number>(), blocks: new Map<number, string>() }
  return runWave(library, request, { seeds, lists: new Map(), opened, tally }, 0)
}

/** What was read so far. */
type State = {
  readonly seeds: readonly Seed[]
  readonly lists: Lists
  readonly opened: Opened
  readonly tally: ReadTally
}

async function runWave(
  library: Library,
  request: SearchRequest,
  state: State,
  number: number,
): Promise<SearchResult> {
  const wave = WAVES[number]
  if (wave === undefined) throw new RangeError(`There is no wave ${number}`)
  const { claim, document, preferred } = request
  const { lists, opened, tally } = state
  const seeds = affordable(state.seeds, library.buckets, wave.buckets)
  await readLists(
    library,
    seeds.map((seed) => seed.address),
    lists,
    tally,
  )
  const countOf = countsOf(library, lists)
  const options = {
    words: library.corpus.words,
    length: claim.words.length,
    frequencyOf: (at: number, count: number) =>
      countOf(claim.words.slice(at, at + count).map(({ key }) => key)),
    within:
      document === null
        ? { from: 0, to: library.corpus.words }
        : { from: document.first, to: document.first + document.words },
    margin: MARGIN_WORDS,
    reach: MARGIN_WORDS + Math.min(claim.elisions.size, ELISIONS_MAX) * ELISION_WORDS,
    prefers: (word: number) =>
      preferred.size > 0 &&
      documentsIn(library, word, word + claim.words.length).some(({ id }) => preferred.has(id)),
  }
  const ranking = rankCandidates(
    seeds.map((seed) => ({ seed, list: lists.get(nameOf(seed.address)) ?? null })),
    options,
  )
  const candidates = ranking.complete || document === null ? ranking.candidates : everywhere(options)
  const keys = wave.keys - tally.keys
  const choice = chooseRanges(library, candidates, { document, length: claim.words.length, keys }, opened)
  const windows = await readWindows(library, choice.ranges, preferred, opened, tally)
  const isMore = number + 1 < WAVES.length && (choice.left || seeds.length < state.seeds.length)
  return {
    windows,
    complete: choice.complete && (ranking.complete || document !== null),
    postings: ranking.postings,
    countOf,
    more: isMore ? () => runWave(library, request, state, number + 1) : null,
  }
}
