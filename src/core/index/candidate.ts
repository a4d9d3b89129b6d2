/** Candidates: where the claim may stand, from the posting lists of its grams. No text is read here. */
import { type Chain, chainsOf, JOINED_WORDS } from './chain.ts'
import { anchorsMax, type Diagonal, diagonalsOf, hitsOf, joinDiagonals, type Weigh } from './diagonal.ts'
import { GRAM_WORDS_MAX } from './gram.ts'
import { type SeedList, type Walked, type WordRange, walk } from './walk.ts'
import { isRefuted, writingsOf } from './writing.ts'

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
  readonly within: WordRange
  /** Words around a place that belong to it. */
  readonly margin: number
  /** Words of the source that may stand between the claim's own; no less than `margin`. */
  readonly reach: number
  /** True for words of the library whose surroundings are to be read before others of the same rank. */
  readonly prefers: (word: number) => boolean
}

/** Ranks the places where the claim's seeds stand, lists walked shortest first. */
export function rankCandidates(lists: readonly SeedList[], options: RankOptions): Ranking {
  const { reach, length } = options
  const walked = walk(lists, options.within)
  const required = walked.filter(({ seed }) => seed.required)
  const isAbsent = required.some(({ list }) => list === null)
  const weigh = rarityWithin(walked, options)
  const writings = writingsOf(walked)
  const proofs = proofsOf(walked, writings)
  const chains = proofs.map((proof) =>
    chainsOf(proof, reach).filter((chain) => !isRefuted(chain, writings, reach)),
  )
  const hits = hitsOf(walked, reach, anchorsMax(length, chains.flat().length > 0))
  const alone = diagonalsOf(hits, weigh)
  const must = new Set([...required, ...(proofs[0] ?? [])])
  const rarity = weigh(walked.flatMap((one, at) => (must.has(one) ? [at] : [])))
  const whole = chains.flatMap((ones, way) => wholeOf(ones, rarity - way, way === 0 ? alone : [], options))
  const diagonals = joinDiagonals(alone, reach)
  const least = leastScore(weigh([...walked.keys()]), walked.length, [...whole, ...diagonals])
  const isUnproven = proofs.length === 0
  const near = diagonals
    .filter(({ score }) => isUnproven || score >= least)
    .map(({ diagonal, score }): Candidate => {
      const [from, to] = [diagonal - reach, diagonal + length + reach]
      return { diagonal, from, to, margin: 0, score, whole: isUnproven }
    })
  return {
    candidates: apart([...whole.sort(byRank(options)), ...near.sort(byRank(options))], reach),
    complete:
      isAbsent || (required.length > 0 ? required : walked).every(({ list }) => list?.whole !== false),
    postings: walked.reduce((sum, { list }) => sum + (list?.positions.length ?? 0), 0),
  }
}

/**
 * Lists of which all must hold a place that has the claim word for word: the required ones that are whole, for others
 * speak against no place; if there are none, those of a compound, for each of its writings, first as the claim has it.
 */
function proofsOf(
  walked: readonly Walked[],
  writings: readonly (readonly (readonly Walked[])[])[],
): readonly (readonly Walked[])[] {
  const required = walked.filter(({ seed, list }) => seed.required && list?.whole !== false)
  if (required.length > 0) return [required]
  return writings.find((ways) => ways.every(({ length }) => length > 0)) ?? []
}

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

/**
 * Chains as candidates: those on one diagonal score all that stands there, but at least the rarity of the seeds that
 * must; others the less, the more words are between.
 */
function wholeOf(
  chains: readonly Chain[],
  rarity: number,
  diagonals: readonly Diagonal[],
  { length, margin }: RankOptions,
): Candidate[] {
  const joined = joinDiagonals(diagonals, JOINED_WORDS)
  const scores = new Map(joined.map(({ diagonal, score }) => [diagonal, score]))
  return chains.map(({ first, last }) => {
    const gap = Math.abs(last - first)
    const score = gap === 0 ? Math.max(rarity, scores.get(first) ?? 0) : rarity - Math.log(1 + gap)
    return { diagonal: first, from: first, to: last + length, margin, score, whole: true }
  })
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
