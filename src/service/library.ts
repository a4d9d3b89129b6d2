/** The library as one isolate holds it: what is published, and a cache of what was read of it. */
import { LRUCache } from 'lru-cache'
import * as z from 'zod'
import type { DocumentSummary } from '../core/index/build.ts'
import { decodeFrequent } from '../core/index/posting.ts'
import { frequentKey, LIBRARY_KEY, tableKey } from '../store/keys.ts'
import { utf8Bytes } from '../store/size.ts'
import { type Store, StoreError } from '../store/store.ts'
import type { Corpus } from './answer.ts'
import { type Owner, ownersOf } from './owner.ts'

export type { DocumentSummary } from '../core/index/build.ts'

export type Library = {
  readonly corpus: Corpus
  readonly segment: string
  /** How many buckets and blocks the segment has. */
  readonly buckets: number
  readonly blocks: number
  /** In the order of the library's words. */
  readonly documents: readonly DocumentSummary[]
  readonly document: (id: string) => DocumentSummary | null
  /** To whom the documents belong. */
  readonly owners: readonly Owner[]
  /** The too-frequent grams with their counts. */
  readonly frequent: ReadonlyMap<string, number>
  readonly read: Reader
}

/** Reads immutable values, from the cache or in one bulk read; counts what it does. A missing key is a `StoreError`. */
export type Reader = (keys: readonly string[], tally: ReadTally) => Promise<ReadonlyMap<string, string>>

/** What a question asked for, cached or not, in UTF-8 bytes; and in how many rounds. */
export type ReadTally = { rounds: number; keys: number; bytes: number }

/** What the key `library` holds. */
export const libraryRecord = z.strictObject({
  format: z.literal(1),
  segment: z.string(),
  buckets: z.int().min(1),
  blocks: z.int().min(1),
  corpus: z.strictObject({ version: z.string(), documents: z.int(), words: z.int() }),
})
export type LibraryRecord = z.infer<typeof libraryRecord>

/**
 * The library published in the store; `null` if none is. Looked up anew when it is older than
 * `LIBRARY_AGE_MS`. Throws `StoreError`.
 */
export async function openLibrary(store: Store): Promise<Library | null> {
  const held = opened.get(store)
  if (held !== undefined && Date.now() - held.at < LIBRARY_AGE_MS) return held.library
  // No promise is shared: in a Worker one request must not wait for another's reads.
  const library = await open(store, held?.library ?? null).catch((fault: unknown) => {
    // Elsewhere the record of a publication may be seen before its data; until then the library before it serves.
    if (held !== undefined && fault instanceof StoreError && fault.code === 'missing') return held.library
    throw fault
  })
  if (library === null) opened.delete(store)
  else opened.set(store, { library, at: Date.now() })
  return library
}

/** Milliseconds for which an isolate takes a library to be the latest. */
const LIBRARY_AGE_MS = 30_000
/** Bytes of buckets and blocks kept by an isolate, which has 128 MB in all and may hold a text at two bytes a letter. */
const CACHE_BYTES = 16_000_000

const opened = new WeakMap<Store, { readonly library: Library; readonly at: number }>()

async function open(store: Store, held: Library | null): Promise<Library | null> {
  const value = (await store.read([LIBRARY_KEY], 'fresh')).get(LIBRARY_KEY) ?? null
  if (value === null) return null
  const record = decode(LIBRARY_KEY, () => libraryRecord.parse(JSON.parse(value)))
  if (held?.segment === record.segment) return held
  const read = readerOf(store)
  const keys = { table: tableKey(record.segment), frequent: frequentKey(record.segment) }
  const values = await read([keys.table, keys.frequent], { rounds: 0, keys: 0, bytes: 0 })
  const documents = decode(keys.table, () => tableSchema.parse(JSON.parse(values.get(keys.table) ?? '')))
  const frequent = decode(keys.frequent, () => decodeFrequent(values.get(keys.frequent) ?? ''))
  const byId = new Map(documents.map((document) => [document.id, document]))
  const { corpus, segment, buckets, blocks } = record
  return {
    corpus,
    segment,
    buckets,
    blocks,
    documents,
    document: (id) => byId.get(id) ?? null,
    owners: ownersOf(documents),
    frequent,
    read,
  }
}

const tableSchema = z.array(
  z.strictObject({
    id: z.string(),
    title: z.string(),
    author: z.string().nullable(),
    speaker: z.string().nullable(),
    publication: z.string().nullable(),
    date: z.string().nullable(),
    aliases: z.record(z.string(), z.array(z.string())),
    first: z.int().min(0),
    words: z.int().min(1),
  }),
)

type Sized = { readonly value: string; readonly bytes: number }

function readerOf(store: Store): Reader {
  const cache = new LRUCache<string, Sized>({
    maxSize: CACHE_BYTES,
    sizeCalculation: ({ bytes }) => bytes + 1,
  })
  return async (keys, tally) => {
    const distinct = [...new Set(keys)]
    if (distinct.length === 0) return new Map()
    const found = new Map<string, Sized>()
    for (const key of distinct) {
      const sized = cache.get(key)
      if (sized !== undefined) found.set(key, sized)
    }
    const missing = distinct.filter((key) => !found.has(key))
    const fetched = missing.length === 0 ? new Map<string, null>() : await store.read(missing, 'immutable')
    for (const key of missing) {
      const value = fetched.get(key) ?? null
      if (value === null) throw new StoreError('missing', `Cannot find "${key}", which the library names`)
      const sized = { value, bytes: utf8Bytes(value) }
      cache.set(key, sized)
      found.set(key, sized)
    }
    tally.rounds += 1
    tally.keys += distinct.length
    for (const { bytes } of found.values()) tally.bytes += bytes
    return new Map([...found].map(([key, { value }]) => [key, value]))
  }
}

/** What cannot be decoded is a fault of the store, not an absence. */
export function decode<T>(key: string, decoder: () => T): T {
  try {
    return decoder()
  } catch (cause) {
    throw new StoreError('corrupt', `Cannot decode "${key}"`, { cause })
  }
}
