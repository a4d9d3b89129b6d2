/** Seeds: the grams of a claim by which to look for it. */
import type { Claim } from '../claim/claim.ts'
import { joinCompound, splitCompound } from '../spelling/spelling.ts'
import { bucketOf, frequentGramsOf, GRAM_WORDS_MAX, type Gram, gramsOf } from './gram.ts'

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
