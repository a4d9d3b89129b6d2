/** Posting lists: read from their buckets, and what they say of how often words stand in the library. */
import { addressOf, bucketOf, type GramAddress, nameOf, occurrencesMax } from '../core/index/gram.ts'
import { findList, type PostingList } from '../core/index/posting.ts'
import type { CountOf } from '../core/index/rarity.ts'
import { bucketKey } from '../store/keys.ts'
import { decode, type Library, type ReadTally } from './library.ts'

/** Lists by the name of their gram; `null` for a gram that the library does not have. */
export type Lists = Map<string, PostingList | null>

/** Adds the lists at these addresses that are not there yet. Throws `StoreError`. */
export async function readLists(
  library: Library,
  addresses: readonly GramAddress[],
  lists: Lists,
  tally: ReadTally,
): Promise<void> {
  const unread = addresses.filter((address) => !lists.has(nameOf(address)))
  const keyOf = (address: GramAddress): string =>
    bucketKey(library.segment, bucketOf(address, library.buckets))
  const buckets = await library.read(unread.map(keyOf), tally)
  for (const address of unread) {
    const key = keyOf(address)
    lists.set(
      nameOf(address),
      decode(key, () => findList(buckets.get(key) ?? '', address.fingerprint)),
    )
  }
}

/** Counts of the too-frequent grams and of those whose lists were read; of others the least that stands of their parts. */
export function countsOf(library: Library, lists: Lists): CountOf {
  const unknown = occurrencesMax(library.corpus.words)
  const countOf: CountOf = (keys) => {
    const name = nameOf(addressOf(keys, 0, keys.length))
    const list = lists.get(name)
    const known = library.frequent.get(name) ?? (list === undefined ? undefined : (list?.count ?? 0))
    if (known !== undefined) return known
    if (keys.length === 1) return unknown
    return Math.min(unknown, countOf(keys.slice(1)), countOf(keys.slice(0, -1)))
  }
  return countOf
}
