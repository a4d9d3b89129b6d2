/** Candidates: which passages may hold the claim, from the posting lists of its grams. No text is read here. */

import type { Claim } from '../claim/claim.ts'
import { joinCompound, splitCompound } from '../spelling/spelling.ts'
import { PASSAGE_WORDS } from './block.ts'
import { bucketOf, frequentGramsOf, GRAM_WORDS_MAX, type Gram, gramsOf } from './gram.ts'
import type { PostingList } from './posting.ts'

/** A gram of the claim. Required ones stand in every place where the claim stands word for word. */
export type Seed = Gram & { readonly required: boolean }

/** Seeds that one question may use: as many as fit the masks below. */
const SEEDS_MAX = 62

/**
 * The grams by which to look for the claim: the rare ones; where they leave words out, the longest of
 * the too-frequent ones, whose lists are never whole; and those of its compounds written the other
 * way (cannot, can not).
 */
export function seedsOf(claim: Claim, frequent: ReadonlyMap<string, number>): Seed[] {
  const keys = claim.words.map((word) => word.key)
  const borders = [0, ...claim.elisions, keys.length].toSorted((a, b) => a - b)
  const stretches = borders.slice(1).map((to, index) => [borders[index] ?? 0, to] as const)
  const rare = stretches.flatMap(([from, to]) => gramsOf(keys, from, to, frequent))
  const common = uncovered(rare, stretches).flatMap(([from, to]) => frequentGramsOf(keys, from, to))
  const seeds = [
    ...rare.map((gram) => ({ ...gram, required: isRequired(gram, claim) })),
    ...common.map((gram) => ({ ...gram, required: rare.length === 0 && isRequired(gram, claim) })),
  ]
  return spread([...seeds, ...otherSpellings(claim, frequent)], SEEDS_MAX)
}

/** The runs of words that no gram holds. */
function uncovered(
  grams: readonly Gram[],
  stretches: readonly (readonly [number, number])[],
): [number, number][] {
  const covered = new Set(
    grams.flatMap(({ at, count }) => Array.from({ length: count }, (_, word) => at + word)),
  )
  const runs: [number, number][] = []
  for (const [from, to] of stretches) {
    for (let word = from; word < to; word++) {
      const last = runs.at(-1)
      if (covered.has(word)) continue
      if (last !== undefined && last[1] === word && word > from) last[1] = word + 1
      else runs.push([word, word + 1])
    }
  }
  return runs
}

/** Grams around each compound of the claim as it reads when written in two words, or in one. */
function otherSpellings(claim: Claim, frequent: ReadonlyMap<string, number>): Seed[] {
  return claim.words.flatMap((word, at) => {
    const next = claim.words[at + 1]
    const joined = next === undefined ? undefined : joinCompound(word.key, next.key)
    const split = splitCompound(word.key)
    const [middle, taken] = joined === undefined ? [split, 1] : [[joined], 2]
    if (middle === undefined) return []
    const before = claim.words.slice(Math.max(0, at - GRAM_WORDS_MAX + 1), at).map(({ key }) => key)
    const after = claim.words.slice(at + taken, at + taken + GRAM_WORDS_MAX - 1).map(({ key }) => key)
    const keys = [...before, ...middle, ...after]
    const touching = gramsOf(keys, 0, keys.length, frequent).filter(
      (gram) => gram.at < before.length + middle.length && gram.at + gram.count > before.length,
    )
    return touching.map((gram) => ({ ...gram, at, required: false }))
  })
}

/** Words in brackets may be the editor's own, and those that are also written otherwise may be so in the source. */
function isRequired({ at, count }: Gram, claim: Claim): boolean {
  for (let word = at; word < at + count; word++) {
    const here = claim.words[word]
    const next = claim.words[word + 1]
    const before = claim.words[word - 1]
    if (here === undefined || here.bracket >= 0 || splitCompound(here.key) !== undefined) return false
    if (next !== undefined && joinCompound(here.key, next.key) !== undefined) return false
    if (before !== undefined && joinCompound(before.key, here.key) !== undefined) return false
  }
  return true
}

/** The seeds whose lists stand in at most `bucketsMax` buckets, spread over the claim. */
export function affordable(seeds: readonly Seed[], buckets: number, bucketsMax: number): Seed[] {
  const chosen = new Set<number>()
  for (const seed of spread(seeds, seeds.length)) {
    if (chosen.size < bucketsMax) chosen.add(bucketOf(seed.address, buckets))
  }
  return seeds.filter((seed) => chosen.has(bucketOf(seed.address, buckets)))
}

/** Up to `count` of the items, spread evenly: the ends first, then halves, quarters …; in that order if all are taken. */
function spread<T>(items: readonly T[], count: number): T[] {
  const order: number[] = []
  const taken = new Set<number>()
  const take = (index: number): void => {
    if (index >= items.length || taken.has(index)) return
    taken.add(index)
    order.push(index)
  }
  take(0)
  take(items.length - 1)
  for (let parts = 2; order.length < items.length; parts *= 2) {
    for (let part = 1; part < parts; part += 2) take(Math.floor((part * items.length) / parts))
    if (parts > items.length) for (let index = 0; index < items.length; index++) take(index)
  }
  const chosen = new Set(order.slice(0, count))
  return count >= items.length
    ? order.flatMap((index) => items.slice(index, index + 1))
    : items.filter((_, index) => chosen.has(index))
}

export type SeedList = { readonly seed: Seed; readonly list: PostingList | null }

export type RankedPassage = {
  readonly passage: number
  readonly score: number
  /** True if it may hold the whole claim word for word: all required seeds that were read stand in it or right behind it. */
  readonly whole: boolean
}

export type Ranking = {
  /** Best first, those left out that hold too little to be the claim's source. */
  readonly passages: readonly RankedPassage[]
  /**
   * False if a passage that holds the claim word for word may be missing: a list that was read is not
   * whole, and no required gram is absent from the library, which would prove that there is none.
   */
  readonly complete: boolean
  readonly postings: number
}

export type RankOptions = {
  /** Words in the library. */
  readonly words: number
  /** Passages `[from, to)` to look in. */
  readonly within: { readonly from: number; readonly to: number }
  /** Passages behind a passage that a place beginning in it may reach into. */
  readonly reach: number
  /** True for passages to be read before others of the same rank. */
  readonly prefers: (passage: number) => boolean
}

/** Postings after which no further list is walked. */
const POSTINGS_MAX = 4000
/** Share of the weight that a seed has if it stands behind the passage and not in it. */
const SPILL = 0.5

type Hits = { low: number; high: number; score: number }

/** Ranks the passages by the rarity of the distinct seeds they hold, lists walked shortest first. */
export function rankPassages(lists: readonly SeedList[], options: RankOptions): Ranking {
  const walked = withinBudget(lists)
  const hits = new Map<number, Hits>()
  let postings = 0
  let required = { low: 0, high: 0 }
  const anyRequired = walked.some(({ seed }) => seed.required)
  let whole = true
  let absent = false
  let scoreMax = 0
  for (const [index, { seed, list }] of walked.entries()) {
    const bit = maskOf(index)
    if (seed.required) required = union(required, bit)
    absent ||= seed.required && list === null
    const weight = Math.log(options.words / Math.max(1, list?.count ?? 0)) + 1
    scoreMax += weight
    if (list === null) continue
    whole &&= list.whole || (anyRequired && !seed.required)
    for (const passage of list.passages) {
      postings++
      if (passage < options.within.from || passage >= options.within.to) continue
      const hit = hits.get(passage)
      if (hit === undefined) hits.set(passage, { ...bit, score: weight })
      else {
        hit.score += weight
        hit.low |= bit.low
        hit.high |= bit.high
      }
    }
  }
  const first = firstRequired(walked)
  const all = [...hits].map(([passage, hit]): RankedPassage => {
    let reached: Mask = hit
    let spill = 0
    for (let behind = 1; behind <= options.reach; behind++) {
      const next = hits.get(passage + behind)
      if (next === undefined) continue
      const joined = union(reached, next)
      if (joined.low !== reached.low || joined.high !== reached.high) spill += next.score
      reached = joined
    }
    const whole = includes(reached, required) && (first < 0 || includes(hit, maskOf(first)))
    return { passage, score: hit.score + SPILL * spill, whole }
  })
  const least = leastScore(all, walked.length, scoreMax)
  const passages = all.filter(({ whole, score }) => whole || score >= least)
  return { passages: passages.sort(byRank(options.prefers)), complete: whole || absent, postings }
}

/** Share of the best passage's score, and of the score of one with all seeds, under which a passage cannot hold the claim. */
const BEST_SHARE = 0.3
const ALL_SHARE = 0.2
/** The same of a claim with fewer seeds, where two changed words may take most of them. */
const ALL_SHARE_OF_FEW = 0.1
const FEW_SEEDS = 10

function leastScore(passages: readonly RankedPassage[], seeds: number, scoreMax: number): number {
  const best = passages.reduce((most, { score }) => Math.max(most, score), 0)
  const share = seeds <= FEW_SEEDS ? ALL_SHARE_OF_FEW : ALL_SHARE
  return Math.min(best, Math.max(BEST_SHARE * best, share * scoreMax))
}

/** Passages of a stretch of the library, in order, for a claim that no list can place. */
export function allPassages(within: { readonly from: number; readonly to: number }): RankedPassage[] {
  return Array.from({ length: within.to - within.from }, (_, index) => ({
    passage: within.from + index,
    score: 0,
    whole: true,
  }))
}

/** Passages that words `first` to `first + words` of the library stand in. */
export function passagesOf(first: number, words: number): { from: number; to: number } {
  return { from: Math.floor(first / PASSAGE_WORDS), to: Math.floor((first + words - 1) / PASSAGE_WORDS) + 1 }
}

/** Lists in ascending length until the postings are spent; an absent gram costs nothing and proves much. */
function withinBudget(lists: readonly SeedList[]): SeedList[] {
  const sorted = lists.toSorted((a, b) => (a.list?.passages.length ?? 0) - (b.list?.passages.length ?? 0))
  let spent = 0
  return sorted.filter(({ list }) => {
    const affordable = spent < POSTINGS_MAX
    spent += list?.passages.length ?? 0
    return affordable
  })
}

/** Index, among the lists, of the required seed that stands first in the claim; −1 if there is none. */
function firstRequired(lists: readonly SeedList[]): number {
  let first = -1
  for (const [index, { seed }] of lists.entries()) {
    if (seed.required && (first < 0 || seed.at < (lists[first]?.seed.at ?? 0))) first = index
  }
  return first
}

function byRank(prefers: (passage: number) => boolean): (a: RankedPassage, b: RankedPassage) => number {
  const known = new Map<number, number>()
  // Asked only where nothing else tells two passages apart: it looks their documents up.
  const preference = ({ passage }: RankedPassage): number => {
    const preferred = known.get(passage) ?? Number(prefers(passage))
    known.set(passage, preferred)
    return preferred
  }
  return (a, b) => {
    if (a.whole !== b.whole) return a.whole ? -1 : 1
    if (!a.whole && a.score !== b.score) return b.score - a.score
    return preference(b) - preference(a) || b.score - a.score || a.passage - b.passage
  }
}

/** A set of up to 62 seeds, as two integers of 31 bits. */
type Mask = { readonly low: number; readonly high: number }

function maskOf(index: number): Mask {
  return index < 31 ? { low: 1 << index, high: 0 } : { low: 0, high: 1 << (index - 31) }
}

function union(a: Mask, b: Mask): { low: number; high: number } {
  return { low: a.low | b.low, high: a.high | b.high }
}

function includes(all: Mask, some: Mask): boolean {
  return (all.low & some.low) === some.low && (all.high & some.high) === some.high
}
