/** The posting lists of a claim's seeds, as far as they are walked. */
import type { PostingList } from './posting.ts'
import type { Seed } from './seed.ts'

export type SeedList = { readonly seed: Seed; readonly list: PostingList | null }

/** A list with those of its positions that are looked at. */
export type Walked = SeedList & { readonly positions: readonly number[] }

/** Words `[from, to)` of the library. */
export type WordRange = { readonly from: number; readonly to: number }

/** Postings after which no further list is walked. */
const POSTINGS_MAX = 8000

/** The lists that the postings suffice for, the shortest, in the order of the claim. */
export function walk(lists: readonly SeedList[], within: WordRange): Walked[] {
  return withinBudget(lists)
    .map(({ seed, list }) => ({ seed, list, positions: positionsWithin(list, within) }))
    .sort((a, b) => a.seed.at - b.seed.at || b.seed.count - a.seed.count)
}

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

function positionsWithin(list: PostingList | null, { from, to }: WordRange): readonly number[] {
  if (list === null) return []
  const first = firstFrom(list.positions, from)
  const last = firstFrom(list.positions, to)
  return last - first === list.positions.length ? list.positions : list.positions.slice(first, last)
}

/** Index of the first of the ascending numbers that is not under `least`. */
export function firstFrom(ascending: readonly number[], least: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? 0) < least) low = middle + 1
    else high = middle
  }
  return low
}
