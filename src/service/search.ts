/**
 * The search for a claim: what to read, in waves of at most two rounds each, and the windows in which it may
 * stand. The first wave is enough for most claims; a second goes on where it stopped.
 */

import type { Claim } from '../core/claim/claim.ts'
import { type Candidate, everywhere, type RankOptions, rankCandidates } from '../core/index/candidate.ts'
import { nameOf } from '../core/index/gram.ts'
import type { CountOf } from '../core/index/rarity.ts'
import { affordable, type Seed, seedsOf } from '../core/index/seed.ts'
import type { ClosedWindow } from '../core/judgement/place.ts'
import type { Family, HeldVersion, Library, ReadTally } from './library.ts'
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
  readonly document: HeldVersion | null
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
  const families = library.families.map((family): FamilyState => {
    return { family, seeds: seedsOf(request.claim, family.frequent), lists: new Map() }
  })
  const opened: Opened = { candidates: new Set(), blocks: new Map(), cells: new Set() }
  return runWave(library, request, { families, opened, tally }, 0)
}

/** What was read so far. */
type State = {
  readonly families: readonly FamilyState[]
  readonly opened: Opened
  readonly tally: ReadTally
}
type FamilyState = { readonly family: Family; readonly seeds: readonly Seed[]; readonly lists: Lists }

async function runWave(
  library: Library,
  request: SearchRequest,
  state: State,
  number: number,
): Promise<SearchResult> {
  const wave = WAVES[number]
  if (wave === undefined) throw new RangeError(`There is no wave ${number}`)
  const { claim, document, preferred } = request
  const { families, opened, tally } = state
  const rankings: FamilyRanking[] = []
  for (const family of families) {
    // What they may read in all, however many there are.
    rankings.push(await rank(library, request, family, wave.buckets / families.length, tally))
  }
  const isRanked = rankings.every(({ complete }) => complete)
  const candidates =
    isRanked || document === null
      ? together(rankings.map((ranking) => ranking.candidates))
      : everywhere(optionsOf(library, request, () => 0))
  const keys = wave.keys - tally.keys
  const choice = chooseRanges(library, candidates, { document, length: claim.words.length, keys }, opened)
  const windows = await readWindows(library, choice.ranges, preferred, opened, tally)
  const isMore = choice.left || rankings.some(({ left }) => left)
  return {
    windows,
    complete: choice.complete && (isRanked || document !== null),
    postings: rankings.reduce((sum, { postings }) => sum + postings, 0),
    countOf: summed(rankings.map(({ countOf }) => countOf)),
    more: isMore && number + 1 < WAVES.length ? () => runWave(library, request, state, number + 1) : null,
  }
}

type FamilyRanking = {
  readonly candidates: readonly Candidate[]
  readonly complete: boolean
  readonly postings: number
  readonly countOf: CountOf
  /** True if not all lists were read. */
  readonly left: boolean
}

async function rank(
  library: Library,
  request: SearchRequest,
  { family, seeds, lists }: FamilyState,
  buckets: number,
  tally: ReadTally,
): Promise<FamilyRanking> {
  const read = family.large === null ? seeds : affordable(seeds, family.large.buckets, buckets)
  await readLists(library, family, read, lists, tally)
  const countOf = countsOf(library, family, lists)
  const ranking = rankCandidates(
    read.map((seed) => ({ seed, list: lists.get(nameOf(seed.address)) ?? null })),
    optionsOf(library, request, countOf),
  )
  return { ...ranking, countOf, left: read.length < seeds.length }
}

function optionsOf(
  library: Library,
  { claim, document, preferred }: SearchRequest,
  countOf: CountOf,
): RankOptions {
  return {
    words: library.words,
    length: claim.words.length,
    frequencyOf: (at, count) => countOf(claim.words.slice(at, at + count).map(({ key }) => key)),
    within:
      document === null
        ? { from: 0, to: library.words }
        : { from: document.first, to: document.first + document.words },
    margin: MARGIN_WORDS,
    reach: MARGIN_WORDS + Math.min(claim.elisions.size, ELISIONS_MAX) * ELISION_WORDS,
    prefers: (word) =>
      preferred.size > 0 &&
      documentsIn(library, word, word + claim.words.length).some(({ id }) => preferred.has(id)),
  }
}

/** Candidates of several families, each list best first, as one: those that may hold the whole claim before all others. */
function together(lists: readonly (readonly Candidate[])[]): readonly Candidate[] {
  const [only] = lists
  if (only !== undefined && lists.length === 1) return only
  return lists.flat().sort((a, b) => Number(b.whole) - Number(a.whole) || b.score - a.score)
}

function summed(counts: readonly CountOf[]): CountOf {
  return (keys) => counts.reduce((sum, countOf) => sum + countOf(keys), 0)
}
