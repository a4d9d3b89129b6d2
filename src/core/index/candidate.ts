/**
 * Candidates: where the claim may stand, from the posting lists of its grams. No text is read here.
 *
 * A gram that stands at word `at` of the claim and word `position` of the library would have the claim begin at
 * `position − at`: its *diagonal*. Words that stand as in the claim have all their grams on one diagonal; each word
 * put in or left out moves the rest to one nearby.
 */

import type { Claim } from '../claim/claim.ts'
import { joinCompound, splitCompound } from '../spelling/spelling.ts'
import { bucketOf, frequentGramsOf, GRAM_WORDS_MAX, type Gram, gramsOf } from './gram.ts'
import type { PostingList } from './posting.ts'

/** A gram of the claim. */
export type Seed = Gram & {
  /** True if it stands in every place where the claim stands word for word. */
  readonly required: boolean
  /** The writing of a compound that it belongs to: all grams of one of the writings stand in every such place. */
  readonly writing: Writing | null
}

/** One, by its number, of the ways in which a compound of the claim, by its number, may be written. */
export type Writing = { readonly compound: number; readonly way: number; readonly ways: number }

/** Seeds that one question may use. */
const SEEDS_MAX = 62

/**
 * The grams by which to look for the claim: the rare ones; where they leave words out, the longest of
 * the too-frequent ones, whose lists are never whole; and those of its compounds written the other
 * way (cannot, can not).
 */
export function seedsOf(claim: Claim, frequent: ReadonlyMap<string, number>): Seed[] {
  const keys = claim.words.map((word) => word.key)
  const borders = [0, ...claim.elisions, keys.length].toSorted((a, b) => a - b)
  const stretches = borders.slice(1).map((to, index): Stretch => [borders[index] ?? 0, to])
  const rare = stretches.flatMap(([from, to]) => gramsOf(keys, from, to, frequent))
  const common = uncovered(rare, stretches).flatMap(([from, to]) => frequentGramsOf(keys, from, to))
  const compounds = compoundsOf(claim)
  const telling = rare.length > 0 ? rare : common
  const seeds = [...rare, ...common].map((gram): Seed => {
    const touched = touching(gram.at, gram.at + gram.count, compounds)
    const certain = telling.includes(gram) && !isBracketed(claim, gram.at, gram.at + gram.count)
    return {
      ...gram,
      required: certain && touched.length === 0,
      writing: certain ? writingOf(touched, 0) : null,
    }
  })
  return spread([...seeds, ...otherWritings(claim, stretches, compounds, frequent)], SEEDS_MAX)
}

/** Words `[from, to)` of the claim with no ellipsis between them. */
type Stretch = readonly [from: number, to: number]

/** The runs of words that no gram holds. */
function uncovered(grams: readonly Gram[], stretches: readonly Stretch[]): [number, number][] {
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

/** Words `[from, to)` of the claim that may be written in other ways, each with the words that take their place. */
type Compound = {
  readonly number: number
  readonly from: number
  readonly to: number
  readonly others: readonly {
    readonly at: number
    readonly taken: number
    readonly keys: readonly string[]
  }[]
}

/** The claim's compounds, those that share a word as one. */
function compoundsOf({ words, elisions }: Claim): Compound[] {
  const compounds: Compound[] = []
  for (const [at, word] of words.entries()) {
    const next = elisions.has(at + 1) ? undefined : words[at + 1]
    const joined = next === undefined ? undefined : joinCompound(word.key, next.key)
    const split = splitCompound(word.key)
    const [keys, taken] = joined === undefined ? [split, 1] : [[joined], 2]
    if (keys === undefined) continue
    const other = { at, taken, keys }
    const last = compounds.at(-1)
    if (last === undefined || last.to <= at) {
      compounds.push({ number: compounds.length, from: at, to: at + taken, others: [other] })
    } else {
      compounds.splice(-1, 1, { ...last, to: Math.max(last.to, at + taken), others: [...last.others, other] })
    }
  }
  return compounds
}

function touching(from: number, to: number, compounds: readonly Compound[]): Compound[] {
  return compounds.filter((compound) => compound.from < to && compound.to > from)
}

/** `null` for a gram with words of none or of several compounds. */
function writingOf([compound, another]: readonly Compound[], way: number): Writing | null {
  if (compound === undefined || another !== undefined) return null
  return { compound: compound.number, way, ways: compound.others.length + 1 }
}

/** Grams around each compound as it reads when written in two words, or in one. */
function otherWritings(
  claim: Claim,
  stretches: readonly Stretch[],
  compounds: readonly Compound[],
  frequent: ReadonlyMap<string, number>,
): Seed[] {
  const keysOf = (from: number, to: number): string[] => claim.words.slice(from, to).map(({ key }) => key)
  const writings = compounds.flatMap(({ others }) =>
    others.map((other, index) => ({ ...other, way: index + 1 })),
  )
  return writings.flatMap(({ at, taken, keys, way }) => {
    const [begin, end] = stretches.find(([, to]) => at < to) ?? [0, claim.words.length]
    const from = Math.max(begin, at - GRAM_WORDS_MAX + 1)
    const to = Math.min(end, at + taken + GRAM_WORDS_MAX - 1)
    const read = [...keysOf(from, at), ...keys, ...keysOf(at + taken, to)]
    const grams = gramsOf(read, 0, read.length, frequent).map((gram) => ({ ...gram, at: from + gram.at }))
    return grams
      .filter((gram) => gram.at < at + keys.length && gram.at + gram.count > at)
      .map((gram): Seed => {
        const first = Math.min(gram.at, at)
        const last = Math.max(at + taken, gram.at + gram.count + taken - keys.length)
        const certain = !isBracketed(claim, first, last)
        const writing = certain ? writingOf(touching(first, last, compounds), way) : null
        return { ...gram, required: false, writing }
      })
  })
}

/** True if some of the words stand in brackets: they may be the editor's own. */
function isBracketed({ words }: Claim, from: number, to: number): boolean {
  return words.slice(from, to).some(({ bracket }) => bracket >= 0)
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

export type Candidate = {
  /** The word of the library that would be the claim's first. */
  readonly diagonal: number
  /** Words `[from, to)` of the library in which the claim, or what is left of it, then stands; and words around them that belong to it. */
  readonly from: number
  readonly to: number
  readonly margin: number
  /** How rare the distinct seeds that stand there are together: nats; less where they do not stand as in the claim. */
  readonly score: number
  /** True if it may hold the whole claim word for word: all required seeds that were read stand there, in order. */
  readonly whole: boolean
}

export type Ranking = {
  /** Best first, each more than `reach` words from the others, those left out that hold too little to be the claim's source. */
  readonly candidates: readonly Candidate[]
  /**
   * False if a place that holds the claim word for word may be missing: a list that was read is not
   * whole, and no required gram is absent from the library, which would prove that there is none.
   */
  readonly complete: boolean
  readonly postings: number
}

export type RankOptions = {
  /** Words in the library. */
  readonly words: number
  /** Words of the claim. */
  readonly length: number
  /** How often the `count` words of the claim from word `at` on stand in the library, an upper bound if it is not known. */
  readonly frequencyOf: (at: number, count: number) => number
  /** Words `[from, to)` of the library to look in. */
  readonly within: { readonly from: number; readonly to: number }
  /** Words around a place that belong to it. */
  readonly margin: number
  /** Words of the source that may stand between the claim's own; no less than `margin`. */
  readonly reach: number
  /** True for words of the library whose surroundings are to be read before others of the same rank. */
  readonly prefers: (word: number) => boolean
}

/** Postings after which no further list is walked. */
const POSTINGS_MAX = 8000

/** Ranks the places where the claim's seeds stand, lists walked shortest first. */
export function rankCandidates(lists: readonly SeedList[], options: RankOptions): Ranking {
  const walked = withinBudget(lists)
    .map(({ seed, list }) => ({ seed, list, positions: positionsWithin(list, options.within) }))
    .sort((a, b) => a.seed.at - b.seed.at || b.seed.count - a.seed.count)
  const required = walked.filter(({ seed }) => seed.required)
  const isAbsent = required.some(({ list }) => list === null)
  // A list that is not whole speaks against no place.
  const proof = required.filter(({ list }) => list?.whole !== false)
  const weigh = rarityWithin(walked, options)
  const writings = writingsOf(walked)
  // Where nothing else must stand, one of a compound's writings must: first as the claim has it.
  const written = writings.find((ways) => ways.every(({ length }) => length > 0)) ?? []
  const proofs = proof.length > 0 ? [proof] : written
  const [first = []] = proofs
  const must = new Set([...required, ...first])
  const rarity = weigh(walked.flatMap((one, at) => (must.has(one) ? [at] : [])))
  const chains = proofs.map((lists, way) =>
    chainsOf(lists, rarity - way, options).filter((chain) => !isRefuted(chain, writings, options)),
  )
  const isSome = chains.some(({ length }) => length > 0)
  const hits = hitsOf(walked, options.reach, isSome ? ANCHORS_MIN : anchorsMax(options.length))
  const alone = diagonalsOf(hits, weigh)
  const whole = chains.flatMap((ones, way) => weighChains(ones, way === 0 ? alone : [], options))
  const diagonals = joinDiagonals(alone, options.reach)
  const least = leastScore(weigh([...walked.keys()]), walked.length, [...whole, ...diagonals])
  const near = diagonals
    .filter(({ score }) => proofs.length === 0 || score >= least)
    .map(({ diagonal, score }): Candidate => {
      const [from, to] = [diagonal - options.reach, diagonal + options.length + options.reach]
      return {
        diagonal,
        from,
        to,
        margin: 0,
        score,
        whole: proofs.length === 0,
      }
    })
  return {
    candidates: apart([...whole.sort(byRank(options)), ...near.sort(byRank(options))], options.reach),
    complete:
      isAbsent || (required.length > 0 ? required : walked).every(({ list }) => list?.whole !== false),
    postings: walked.reduce((sum, { list }) => sum + (list?.positions.length ?? 0), 0),
  }
}

/** A list with those of its positions that are looked at. */
type Walked = SeedList & { readonly positions: readonly number[] }

/** Lists in ascending length until the postings are spent; an absent gram costs nothing and proves much. */
function withinBudget(lists: readonly SeedList[]): SeedList[] {
  const sorted = lists.toSorted((a, b) => (a.list?.positions.length ?? 0) - (b.list?.positions.length ?? 0))
  let spent = 0
  return sorted.filter(({ list }) => {
    const affordable = spent < POSTINGS_MAX
    spent += list?.positions.length ?? 0
    return affordable
  })
}

function positionsWithin(list: PostingList | null, { from, to }: RankOptions['within']): readonly number[] {
  if (list === null) return []
  const first = firstFrom(list.positions, from)
  const last = firstFrom(list.positions, to)
  return last - first === list.positions.length ? list.positions : list.positions.slice(first, last)
}

/** Index of the first of the ascending numbers that is not under `least`. */
function firstFrom(ascending: readonly number[], least: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? 0) < least) low = middle + 1
    else high = middle
  }
  return low
}

/** How rare some of the seeds, by their ascending indexes, are together on one diagonal: nats. */
type Weigh = (seeds: readonly number[]) => number

/**
 * Seeds that share words are rarer together only by the words that they do not share: a seed within another adds
 * nothing, and one that goes on behind another adds what it is rarer than the words of both, which are too frequent
 * to be a gram.
 */
function rarityWithin(walked: readonly Walked[], { words, frequencyOf }: RankOptions): Weigh {
  const alone = walked.map(({ list }) => Math.log(words / Math.max(1, list?.count ?? 0)))
  const shared = new Map<number, number>()
  const behind = (index: number, overlap: number): number => {
    const name = index * GRAM_WORDS_MAX + overlap
    const known = shared.get(name)
    if (known !== undefined) return known
    const at = walked[index]?.seed.at ?? 0
    const rarity = (alone[index] ?? 0) - Math.log(words / Math.max(1, frequencyOf(at, overlap)))
    shared.set(name, Math.max(0, rarity))
    return Math.max(0, rarity)
  }
  return (seeds) => {
    let rarity = 0
    let end = 0
    for (const index of seeds) {
      const seed = walked[index]?.seed
      if (seed === undefined || seed.at + seed.count <= end) continue
      rarity += seed.at >= end ? (alone[index] ?? 0) : behind(index, end - seed.at)
      end = seed.at + seed.count
    }
    return rarity
  }
}

/** Where all required seeds stand in the claim's order, with no more than `reach` words of the source between them. */
function chainsOf(required: readonly Walked[], score: number, options: RankOptions): Candidate[] {
  const [rarest] = required.toSorted((a, b) => a.positions.length - b.positions.length)
  if (rarest === undefined) return []
  const pivot = required.indexOf(rarest)
  const before = required.slice(0, pivot).reverse()
  const behind = required.slice(pivot + 1)
  return rarest.positions.flatMap((position) => {
    const diagonal = position - rarest.seed.at
    const last = follow(behind, diagonal, nextDiagonal)
    const first = last === null ? null : follow(before, diagonal, previousDiagonal)
    if (first === null || last === null || last - first > options.reach) return []
    const to = last + options.length
    return [{ diagonal: first, from: first, to, margin: options.margin, score, whole: true }]
  })
}

/** Of each compound the lists of each of its writings, as far as they were walked and are whole. */
function writingsOf(walked: readonly Walked[]): Walked[][][] {
  const compounds = new Map<number, Walked[][]>()
  for (const one of walked) {
    const { writing } = one.seed
    if (writing === null || one.list?.whole === false) continue
    const ways = compounds.get(writing.compound) ?? Array.from({ length: writing.ways }, () => [])
    ways[writing.way]?.push(one)
    compounds.set(writing.compound, ways)
  }
  return [...compounds.values()]
}

/** True if about the place no writing of one of the compounds has all its grams. */
function isRefuted({ from, to }: Candidate, writings: readonly Walked[][][], options: RankOptions): boolean {
  const { reach, length } = options
  const stands = ({ seed, positions }: Walked): boolean => {
    const position = positions[firstFrom(positions, to - length - reach + seed.at)]
    return position !== undefined && position <= from + reach + seed.at
  }
  return writings.some((ways) => ways.every((way) => !way.every(stands)))
}

/**
 * Chains with their scores: of one on one diagonal all that stands there, not only the seeds that must; of others the
 * less, the more words are between.
 */
function weighChains(
  chains: readonly Candidate[],
  diagonals: readonly Diagonal[],
  { length }: RankOptions,
): Candidate[] {
  const joined = joinDiagonals(diagonals, JOINED_WORDS)
  const scores = new Map(joined.map(({ diagonal, score }) => [diagonal, score]))
  return chains.map((chain) => {
    const gap = Math.abs(chain.to - chain.from - length)
    const found = Math.max(chain.score, scores.get(chain.diagonal) ?? 0)
    return { ...chain, score: gap === 0 ? found : chain.score - Math.log(1 + gap) }
  })
}

/** The diagonal of the last of the seeds, each on that of the seed before it or the nearest from there; `null` if one has none. */
function follow(
  seeds: readonly Walked[],
  from: number,
  step: (positions: readonly number[], at: number, diagonal: number) => number | null,
): number | null {
  let diagonal: number | null = from
  for (const { seed, positions } of seeds) {
    if (diagonal !== null) diagonal = step(positions, seed.at, diagonal)
  }
  return diagonal
}

/** Words fewer that the source may have where the claim writes a compound apart. */
const JOINED_WORDS = 2

function nextDiagonal(positions: readonly number[], at: number, diagonal: number): number | null {
  const next = firstFrom(positions, diagonal + at)
  const before = positions[next - 1] ?? Number.NEGATIVE_INFINITY
  const isJoined = positions[next] !== diagonal + at && before >= diagonal + at - JOINED_WORDS
  const position = isJoined ? before : positions[next]
  return position === undefined ? null : position - at
}

function previousDiagonal(positions: readonly number[], at: number, diagonal: number): number | null {
  const next = firstFrom(positions, diagonal + at + 1)
  const behind = positions[next] ?? Number.POSITIVE_INFINITY
  const isJoined = positions[next - 1] !== diagonal + at && behind <= diagonal + at + JOINED_WORDS
  const position = isJoined ? behind : positions[next - 1]
  return position === undefined ? null : position - at
}

/** A diagonal with the seeds that stand on it, as bits of two integers, and how rare they are together. */
type Diagonal = {
  readonly diagonal: number
  readonly low: number
  readonly high: number
  readonly score: number
}

function diagonalsOf(hits: Float64Array, weigh: Weigh): Diagonal[] {
  const found: Diagonal[] = []
  const seeds: number[] = []
  for (let at = 0; at < hits.length; ) {
    const diagonal = diagonalOf(hits[at] ?? 0)
    seeds.length = 0
    let low = 0
    let high = 0
    for (; at < hits.length && diagonalOf(hits[at] ?? 0) === diagonal; at++) {
      const seed = seedOf(hits[at] ?? 0)
      seeds.push(seed)
      if (seed < MASK_BITS) low |= 1 << seed
      else high |= 1 << (seed - MASK_BITS)
    }
    found.push({ diagonal, low, high, score: weigh(seeds) })
  }
  return found
}

const MASK_BITS = 31

/**
 * Each diagonal with what stands on others within `reach`, as far as it is not on it and is rarer than to be there by
 * chance: the likelier, the more diagonals are as near.
 */
function joinDiagonals(diagonals: readonly Diagonal[], reach: number): Diagonal[] {
  return diagonals.map((one, at) => {
    const others = neighboursOf(diagonals, at, reach)
    if (others.length === 0) return one
    let { low, high, score } = one
    for (const other of others.sort((a, b) => b.score - a.score)) {
      if ((other.low & low) !== 0 || (other.high & high) !== 0) continue
      score += other.score
      low |= other.low
      high |= other.high
    }
    return { diagonal: one.diagonal, low, high, score }
  })
}

/** The nearest diagonals within `reach`, each with what it is rarer than chance, if it is. */
function neighboursOf(diagonals: readonly Diagonal[], at: number, reach: number): Diagonal[] {
  const here = diagonals[at]?.diagonal ?? 0
  const found: Diagonal[] = []
  for (const step of [-1, 1]) {
    for (let looked = 1; looked <= NEIGHBOURS_MAX / 2; looked++) {
      const other = diagonals[at + step * looked]
      if (other === undefined || Math.abs(other.diagonal - here) > reach) break
      const score = other.score - Math.log(2 * Math.abs(other.diagonal - here) + 1)
      if (score > 0) found.push({ ...other, score })
    }
  }
  return found
}

/** Other diagonals that are looked at for each. */
const NEIGHBOURS_MAX = 16

/**
 * The seeds' diagonals, ascending, each with its seed in one number, so that they sort as numbers do: of the shortest
 * lists, up to `anchorsMax`, all; of longer ones those within `reach` of these.
 */
function hitsOf(walked: readonly Walked[], reach: number, anchorsMax: number): Float64Array {
  const order = [...walked.entries()].sort(([, a], [, b]) => a.positions.length - b.positions.length)
  const hits = new Float64Array(order.reduce((sum, [, { positions }]) => sum + positions.length, 0))
  let count = 0
  let anchors: Float64Array | null = null
  for (const [index, { seed, positions }] of order) {
    if (anchors === null && count > 0 && count + positions.length > anchorsMax) {
      anchors = hits.slice(0, count).sort()
    }
    let anchor = 0
    for (const position of positions) {
      const hit = (position - seed.at) * SEEDS_BASE + index
      if (anchors !== null) {
        while (anchor < anchors.length && (anchors[anchor] ?? 0) < hit - reach * SEEDS_BASE) anchor++
        if (anchor === anchors.length) break
        if ((anchors[anchor] ?? 0) > hit + reach * SEEDS_BASE) continue
      }
      hits[count++] = hit
    }
  }
  return hits.subarray(0, count).sort()
}

/** Diagonals by which others are chosen: the fewer, the longer the claim and the rarer what is left of it. */
function anchorsMax(length: number): number {
  return Math.max(ANCHORS_MIN, Math.min(ANCHORS_MAX, Math.floor(ANCHORS_OVER_WORDS / length)))
}

const ANCHORS_MIN = 250
const ANCHORS_MAX = 2000
const ANCHORS_OVER_WORDS = 16_000
const SEEDS_BASE = 64

function diagonalOf(hit: number): number {
  return Math.floor(hit / SEEDS_BASE)
}

function seedOf(hit: number): number {
  return hit - diagonalOf(hit) * SEEDS_BASE
}

/** Share of the best score, and of that of a place with all seeds, under which a place cannot hold the claim. */
const BEST_SHARE = 0.3
const ALL_SHARE = 0.2
/** The same of a claim with fewer seeds, where two changed words may take most of them. */
const ALL_SHARE_OF_FEW = 0.1
const FEW_SEEDS = 10

function leastScore(all: number, seeds: number, candidates: readonly { readonly score: number }[]): number {
  const best = candidates.reduce((most, { score }) => Math.max(most, score), 0)
  const share = seeds <= FEW_SEEDS ? ALL_SHARE_OF_FEW : ALL_SHARE
  return Math.min(best, Math.max(BEST_SHARE * best, share * all))
}

/**
 * Those that hold most first, of equals the preferred ones; of places with words between the claim's own the preferred
 * ones before all others, and behind all without.
 */
function byRank({ length, prefers }: RankOptions): (a: Candidate, b: Candidate) => number {
  const known = new Map<number, number>()
  // Asked only where it may decide: it looks their documents up.
  const preference = ({ diagonal }: Candidate): number => {
    const preferred = known.get(diagonal) ?? Number(prefers(diagonal))
    known.set(diagonal, preferred)
    return preferred
  }
  const isParted = ({ whole, from, to }: Candidate): boolean => whole && to - from !== length
  return (a, b) =>
    Number(isParted(a)) - Number(isParted(b)) ||
    (isParted(a) ? preference(b) - preference(a) : 0) ||
    b.score - a.score ||
    preference(b) - preference(a) ||
    a.diagonal - b.diagonal
}

/** Each with those behind it that begin within `reach` words: they look at the same words. */
function apart(candidates: readonly Candidate[], reach: number): Candidate[] {
  const kept: Candidate[] = []
  /** Those kept, by stretches of the library in each of which there is but one. */
  const cells = new Map<number, number>()
  const nearest = (cell: number, diagonal: number): number | undefined => {
    const index = cells.get(cell)
    const other = index === undefined ? undefined : kept[index]
    return other !== undefined && Math.abs(other.diagonal - diagonal) <= reach ? index : undefined
  }
  for (const candidate of candidates) {
    const { diagonal } = candidate
    const cell = Math.floor(diagonal / (reach + 1))
    const near = nearest(cell, diagonal) ?? nearest(cell - 1, diagonal) ?? nearest(cell + 1, diagonal)
    const other = near === undefined ? undefined : kept[near]
    if (near === undefined || other === undefined) {
      cells.set(cell, kept.length)
      kept.push(candidate)
    } else if (candidate.whole) {
      const from = Math.min(other.from, candidate.from)
      kept[near] = { ...other, from, to: Math.max(other.to, candidate.to) }
    }
  }
  return kept
}

/** Candidates that together cover a stretch of the library, in order, for a claim that no list can place. */
export function everywhere({ within, length, margin }: RankOptions): Candidate[] {
  const step = Math.max(length, margin)
  return Array.from({ length: Math.ceil((within.to - within.from) / step) }, (_, index) => {
    const from = within.from + index * step
    return { diagonal: from, from, to: from + step, margin: length + margin, score: 0, whole: true }
  })
}
