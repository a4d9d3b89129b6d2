/**
 * Diagonals. A gram that stands at word `at` of the claim and word `position` of the library would have the claim begin
 * at `position − at`. Words that stand as in the claim have all their grams on one such diagonal; each word put in or
 * left out moves the rest to one nearby.
 */
import type { Walked } from './walk.ts'

/** How rare some of the seeds, by their ascending indexes, are together on one diagonal: nats. */
export type Weigh = (seeds: readonly number[]) => number

/** A diagonal with the seeds that stand on it, as bits of two integers, and how rare they are together. */
export type Diagonal = {
  readonly diagonal: number
  readonly low: number
  readonly high: number
  readonly score: number
}

export function diagonalsOf(hits: Float64Array, weigh: Weigh): Diagonal[] {
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
export function joinDiagonals(diagonals: readonly Diagonal[], reach: number): Diagonal[] {
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
export function hitsOf(walked: readonly Walked[], reach: number, anchorsMax: number): Float64Array {
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

/** Diagonals by which others are chosen: the fewer, the longer the claim and the rarer what is left of it; few beside a whole place. */
export function anchorsMax(length: number, besideWhole: boolean): number {
  if (besideWhole) return ANCHORS_MIN
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
