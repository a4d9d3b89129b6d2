/** The segments of a library as an isolate holds them: what is read of each when the library is opened. */

import { listOf, positionsOf } from '../core/index/phrase-order.ts'
import { decodeFrequent, type PostingList } from '../core/index/posting.ts'
import { decodeSmallSegment, type SmallSegment } from '../core/index/small-segment.ts'
import type { Columns } from '../core/index/table.ts'
import { columnsKey, frequentKey, historyKey, smallKey } from '../store/keys.ts'
import { READ_KEYS_MAX, type Store, StoreError } from '../store/store.ts'
import { type Head, type Heads, type History, readHistory, type SegmentHead } from './record.ts'

export type OpenSegment = SegmentHead & {
  /** Name of its head. */
  readonly head: string
  readonly columns: Columns
  readonly history: History
  /** Number of the first word of each document. */
  readonly firsts: Int32Array
  /** The too-frequent grams of a large segment. */
  readonly frequent: ReadonlyMap<string, number> | null
  /** A small segment, whole. */
  readonly small: SmallSegment | null
}

/** The most UTF-8 bytes in one bulk read; Workers KV refuses over 25 MiB. */
const READ_BYTES_MAX = 20_000_000

/** The segments of these heads, by the name of the head; those already held are not read again. Throws `StoreError`. */
export async function openSegments(
  store: Store,
  heads: Heads,
  held: ReadonlyMap<string, OpenSegment>,
): Promise<Map<string, OpenSegment>> {
  const wanted = [...heads].flatMap(([name, head]) =>
    head.segment === null ? [] : [{ name, head, segment: head.segment }],
  )
  const values = await readAll(
    store,
    wanted
      .filter(({ name }) => !held.has(name))
      .flatMap(({ name, head, segment }) => keysOf(name, head, segment)),
  )
  return new Map(
    wanted.map(({ name, head, segment }) => [name, held.get(name) ?? open(name, head, segment, values)]),
  )
}

/** What cannot be decoded is a fault of the store, not an absence. */
export function decode<T>(key: string, decoder: () => T): T {
  try {
    return decoder()
  } catch (cause) {
    throw new StoreError('corrupt', `Cannot decode "${key}"`, { cause })
  }
}

/** The places of a gram in a small segment; `null` if it has none. */
export function listIn(
  small: SmallSegment,
  { firsts, name }: OpenSegment,
  keys: readonly string[],
): PostingList | null {
  const positions = decode(smallKey(name), () => positionsOf(small.phrases, keys))
  // Grams do not cross from one document to the next.
  return listOf(positions.filter((at) => documentAt(firsts, at) === documentAt(firsts, at + keys.length - 1)))
}

/** Index of the document that holds a word of the segment. */
export function documentAt(firsts: Int32Array, word: number): number {
  let low = 0
  let high = firsts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((firsts[middle] ?? 0) <= word) low = middle + 1
    else high = middle
  }
  return low - 1
}

type Wanted = { readonly key: string; readonly bytes: number }

/** Bytes of a document in a history. */
const HISTORY_BYTES = 24

function keysOf(name: string, { hasHistory }: Head, { name: segment, ...facts }: SegmentHead): Wanted[] {
  const { form, bytes, documents } = facts
  return [
    ...(form === 'small'
      ? [{ key: smallKey(segment), bytes }]
      : [
          { key: columnsKey(segment), bytes },
          { key: frequentKey(segment), bytes: 0 },
        ]),
    ...(hasHistory ? [{ key: historyKey(name), bytes: documents * HISTORY_BYTES }] : []),
  ]
}

/** In as few reads as keys and bytes allow. */
async function readAll(store: Store, wanted: readonly Wanted[]): Promise<Map<string, string>> {
  const values = new Map<string, string>()
  for (let from = 0; from < wanted.length; ) {
    let to = from
    for (let bytes = 0; to < wanted.length && to - from < READ_KEYS_MAX; to++) {
      bytes += wanted[to]?.bytes ?? 0
      if (to > from && bytes > READ_BYTES_MAX) break
    }
    const keys = wanted.slice(from, to).map(({ key }) => key)
    for (const [key, value] of await store.read(keys, 'immutable')) {
      if (value === null) throw new StoreError('missing', `Cannot find "${key}", which the library names`)
      values.set(key, value)
    }
    from = to
  }
  return values
}

function open(
  name: string,
  head: Head,
  segment: SegmentHead,
  values: ReadonlyMap<string, string>,
): OpenSegment {
  const read = <T>(key: string, decoder: (value: string) => T): T =>
    decode(key, () => decoder(values.get(key) ?? ''))
  const small = segment.form === 'small' ? read(smallKey(segment.name), decodeSmallSegment) : null
  const columns = small?.columns ?? read(columnsKey(segment.name), readColumns)
  const history = head.hasHistory
    ? read(historyKey(name), readHistory)
    : {
        stamps: columns.ids.map(() => head.stamp),
        origins: columns.ids.map(() => head.origin),
      }
  const firsts = new Int32Array(columns.words.length)
  for (let at = 1; at < firsts.length; at++) {
    firsts[at] = (firsts[at - 1] ?? 0) + (columns.words[at - 1] ?? 0)
  }
  return {
    ...segment,
    head: name,
    columns,
    history,
    firsts,
    frequent: small === null ? read(frequentKey(segment.name), decodeFrequent) : null,
    small,
  }
}

/** The value stands under its digest, so only its shape is looked at: a table of 100,000 rows is checked in no time. */
function readColumns(value: string): Columns {
  const columns: unknown = JSON.parse(value)
  if (!isColumns(columns)) throw new SyntaxError('Cannot read documents: these are no columns')
  return columns
}

function isColumns(value: unknown): value is Columns {
  if (typeof value !== 'object' || value === null) return false
  const lists = ['ids', 'digests', 'dates', 'words', 'owners', 'ownerships'].map(
    (name) => Object.entries(value).find(([key]) => key === name)?.[1],
  )
  const [ids] = lists
  return (
    Array.isArray(ids) &&
    lists.every((list, at) => Array.isArray(list) && (at === lists.length - 1 || list.length === ids.length))
  )
}
