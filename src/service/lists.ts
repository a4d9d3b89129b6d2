/** Posting lists: read from the segments of a family, and what they say of how often words stand in the library. */
import { addressOf, bucketOf, type GramAddress, nameOf, occurrencesMax } from '../core/index/gram.ts'
import { FREQUENT_POSITIONS, findList, type PostingList } from '../core/index/posting.ts'
import type { CountOf } from '../core/index/rarity.ts'
import type { Seed } from '../core/index/seed.ts'
import { bucketKey } from '../store/keys.ts'
import { decode, type Family, type Library, type ReadTally } from './library.ts'
import { countIn, listIn, type OpenSegment } from './segment.ts'

/** Lists by the name of their gram; `null` for a gram that the library does not have. */
export type Lists = Map<string, PostingList | null>

/** Adds the lists of these seeds that are not there yet, in the numbers of the library. Throws `StoreError`. */
export async function readLists(
  library: Library,
  { large, small, frequent }: Family,
  seeds: readonly Seed[],
  lists: Lists,
  tally: ReadTally,
): Promise<void> {
  // One gram of a claim may stand in it many times.
  const unread = new Map(
    seeds.map((seed) => [nameOf(seed.address), seed] as const).filter(([name]) => !lists.has(name)),
  )
  const ofLarge = large === null ? () => null : await bucketsOf(library, large, [...unread.values()], tally)
  const most = LIMITS_OVER * occurrencesMax(library.words)
  for (const [name, { address, keys }] of unread) {
    const parts = [
      ...(large === null ? [] : [{ segment: large, list: ofLarge(address) }]),
      ...small.map((segment) => ({
        segment,
        list: segment.small === null ? null : listIn(segment.small, segment, keys),
      })),
    ].flatMap(({ segment, list }) => (list === null ? [] : [library.inLibrary(segment, list)]))
    lists.set(name, joined(parts, large === null ? (frequent.get(name) ?? null) : null, most))
  }
}

async function bucketsOf(
  library: Library,
  { name, buckets }: OpenSegment,
  seeds: readonly Seed[],
  tally: ReadTally,
): Promise<(address: GramAddress) => PostingList | null> {
  const keyOf = (address: GramAddress): string => bucketKey(name, bucketOf(address, buckets))
  const values = await library.read(
    seeds.map(({ address }) => keyOf(address)),
    tally,
  )
  return (address) => {
    const key = keyOf(address)
    return decode(key, () => findList(values.get(key) ?? '', address.fingerprint))
  }
}

/** How many times the limit of a large segment's list small segments may bring it to. */
const LIMITS_OVER = 2

/**
 * The lists of one gram in several segments as one. Where it is too frequent (`frequent`: so often it stands; or the list
 * of a large segment says so; or it has more than `most` positions) only its first positions are kept, as if all were
 * one segment.
 */
function joined(parts: readonly PostingList[], frequent: number | null, most: number): PostingList | null {
  const [only] = parts
  if (only === undefined) return null
  const positions =
    parts.length === 1 ? only.positions : parts.flatMap((part) => part.positions).sort((a, b) => a - b)
  if (positions.length === 0 && parts.every(({ whole }) => whole)) return null
  const whole = frequent === null && positions.length <= most && parts.every((part) => part.whole)
  return {
    positions: whole ? positions : positions.slice(0, FREQUENT_POSITIONS),
    count: frequent ?? parts.reduce((sum, { count }) => sum + count, 0),
    whole,
  }
}

/** Counts of the too-frequent grams and of those whose lists were read; of others the least that stands of their parts. */
export function countsOf(library: Library, { large, small, frequent }: Family, lists: Lists): CountOf {
  const unknown = occurrencesMax(library.words)
  const besides = new Map<string, number>()
  // Of a large segment the list says nothing of the small ones beside it.
  const frequentCountOf = (name: string, keys: readonly string[]): number | undefined => {
    const listed = frequent.get(name)
    if (large === null || small.length === 0) return listed
    const beside = besides.get(name) ?? small.reduce((sum, segment) => sum + countIn(segment, keys), 0)
    besides.set(name, beside)
    return listed === undefined && beside <= unknown ? undefined : (listed ?? 0) + beside
  }
  const countOf: CountOf = (keys) => {
    const name = nameOf(addressOf(keys, 0, keys.length))
    const list = lists.get(name)
    const known = list === undefined ? frequentCountOf(name, keys) : (list?.count ?? 0)
    if (known !== undefined) return known
    if (keys.length === 1) return unknown
    return Math.min(unknown, countOf(keys.slice(1)), countOf(keys.slice(0, -1)))
  }
  return countOf
}
