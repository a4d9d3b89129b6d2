/** The library as one isolate holds it: what is published, and a cache of what was read of it. */
import { LRUCache } from 'lru-cache'
import { frequentGrams } from '../core/index/frequent.ts'
import { wordsOf } from '../core/index/phrase-order.ts'
import { countsByName } from '../core/index/postings.ts'
import { LIBRARY_KEY } from '../store/keys.ts'
import { type ReadMode, type Store, StoreError } from '../store/store.ts'
import type { Corpus } from './answer.ts'
import { type HeldVersion, type Holding, holdingOf } from './holding.ts'
import { type Owners, ownersOf } from './owner.ts'
import { type Heads, type LibraryRecord, readRecord } from './record.ts'
import { decode, type OpenSegment, openSegments } from './segment.ts'

export type { HeldVersion } from './holding.ts'
export { decode } from './segment.ts'

export type Library = Holding & {
  readonly corpus: Corpus
  readonly heads: Heads
  /** By the name of their heads. */
  readonly segments: ReadonlyMap<string, OpenSegment>
  readonly families: readonly Family[]
  /** The latest version of a document. */
  readonly document: (id: string) => HeldVersion | null
  /** To whom the documents belong. */
  readonly owners: Owners
  readonly read: Reader
}

/**
 * Segments that one list of too-frequent grams holds for, and so the same grams of a claim: a large one, if there is any,
 * and the small ones. Of several large ones each is a family, and the small ones belong to the first.
 */
export type Family = {
  readonly large: OpenSegment | null
  readonly small: readonly OpenSegment[]
  /** The too-frequent grams with their counts. */
  readonly frequent: ReadonlyMap<string, number>
}

/** Reads immutable values, from the cache or in one bulk read; counts what it does. A missing key is a `StoreError`. */
export type Reader = (keys: readonly string[], tally: ReadTally) => Promise<ReadonlyMap<string, string>>

/** What a question asked for, cached or not, and in how many rounds. The values, as to count their bytes takes long. */
export type ReadTally = { rounds: number; keys: number; readonly values: string[] }

export function newTally(): ReadTally {
  return { rounds: 0, keys: 0, values: [] }
}

/** Milliseconds for which an isolate takes a library to be the latest. */
const LIBRARY_AGE_MS = 30_000
/** Milliseconds beyond, for which it goes on with it while one of its requests looks whether it still is. */
const LOOK_UP_MS = 10_000
/** UTF-16 units of buckets and blocks kept by an isolate, which has 128 MB in all and may hold a text at two bytes a unit. */
const CACHE_UNITS = 16_000_000

/** `since`: its place among all looks at the record and all publications, by when they were begun. */
type Held = { readonly library: Library; readonly at: number; readonly since: number }
/** One request's turn to look a library up, and what came of it. One that is broken off comes to nothing. */
type Turn = { outcome: Outcome | null }
type Outcome =
  | { readonly kind: 'looked_up'; readonly library: Library | null }
  | { readonly kind: 'failed'; readonly failure: unknown }

const opened = new WeakMap<Store, Held>()
const turns = new WeakMap<Store, Turn>()
const readers = new WeakMap<Store, Reader>()
let begun = 0

/**
 * The library published in the store; `null` if none is. Looked up anew when it is older than `LIBRARY_AGE_MS`, by one
 * request at a time: were it opened by all that come to a fresh isolate, each would read and hold it. Throws `StoreError`.
 */
export async function openLibrary(store: Store): Promise<Library | null> {
  for (let turn = turns.get(store), waits = 0; turn !== undefined && waits < WAITS_MAX; waits++) {
    const held = heldFor(store, LIBRARY_AGE_MS + LOOK_UP_MS)
    if (held !== null) return held
    const outcome = await outcomeOf(turn)
    if (outcome?.kind === 'looked_up') return outcome.library
    if (outcome?.kind === 'failed') throw outcome.failure
    const next = turns.get(store)
    if (next === turn) break
    turn = next
  }
  return heldFor(store, LIBRARY_AGE_MS) ?? (await takeTurn(store))
}

/** Milliseconds between looking what came of a turn, how often that is done, and for how many turns. */
const LOOK_MS = 20
const LOOKS_A_TURN = 100
const WAITS_MAX = 5

/**
 * What came of a turn; `null` if it takes too long, as one that is broken off does. No promise is shared: in a Worker one
 * request must not wait for another's reads, only look from time to time.
 */
async function outcomeOf(turn: Turn): Promise<Outcome | null> {
  for (let looks = 0; turn.outcome === null && looks < LOOKS_A_TURN; looks++) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
  return turn.outcome
}

async function takeTurn(store: Store): Promise<Library | null> {
  const turn: Turn = { outcome: null }
  turns.set(store, turn)
  try {
    const library = await lookUp(store)
    turn.outcome = { kind: 'looked_up', library }
    return library
  } catch (failure) {
    turn.outcome = { kind: 'failed', failure }
    throw failure
  } finally {
    if (turns.get(store) === turn) turns.delete(store)
  }
}

/** The library held, unless it is older. A clock that goes back makes nothing young. */
function heldFor(store: Store, milliseconds: number): Library | null {
  const held = opened.get(store)
  if (held === undefined) return null
  const age = Date.now() - held.at
  return age >= 0 && age < milliseconds ? held.library : null
}

async function lookUp(store: Store): Promise<Library | null> {
  const since = ++begun
  const held = opened.get(store)?.library ?? null
  const record = await readLibraryRecord(store)
  if (record !== null) {
    const library = await openRecord(store, record, held)
    const meanwhile = opened.get(store)
    // Who has published meanwhile, or looked later, knows more than was read here.
    return meanwhile !== undefined && meanwhile.since > since
      ? meanwhile.library
      : keep(store, library, since)
  }
  // Nobody deletes it: where it was, its absence is a fault.
  if (held !== null) throw new StoreError('missing', `Cannot find "${LIBRARY_KEY}", which was there`)
  return null
}

/** Makes this library the one that the store is read by, until it is looked up again: who published it need not wait. */
export function keep(store: Store, library: Library, since = ++begun): Library {
  opened.set(store, { library, at: Date.now(), since })
  return library
}

/** What the key `library` holds. Throws `StoreError`. */
export async function readLibraryRecord(store: Store): Promise<LibraryRecord | null> {
  const value = (await store.read([LIBRARY_KEY], 'fresh')).get(LIBRARY_KEY) ?? null
  return value === null ? null : decode(LIBRARY_KEY, () => readRecord(value))
}

/**
 * A library of these heads; what `held` has of it is not read again. `mode` says for how long a value may be taken to be
 * missing that was so before. Throws `StoreError`.
 */
export async function openHeads(
  store: Store,
  heads: Heads,
  corpus: Corpus,
  held: Library | null,
  mode: ReadMode = 'immutable',
): Promise<Library> {
  const segments = await openSegments(store, heads, held?.segments ?? new Map(), mode)
  return assemble(store, heads, segments, corpus)
}

/**
 * Elsewhere the record of a publication may be seen before its data; until then the library before it serves: the one
 * that the isolate holds, or else the one that the record names.
 */
async function openRecord(store: Store, record: LibraryRecord, held: Library | null): Promise<Library> {
  const heads = new Map(Object.entries(record.heads))
  if (held !== null && sameNames(heads, held.heads)) return held
  try {
    return await openHeads(store, heads, record.corpus, held)
  } catch (fault) {
    if (!(fault instanceof StoreError) || fault.code !== 'missing') throw fault
    if (held !== null) return held
    if (record.before === null) throw fault
    const { heads: before, corpus } = record.before
    return openHeads(store, new Map(Object.entries(before)), corpus, null)
  }
}

function sameNames(a: Heads, b: Heads): boolean {
  return a.size === b.size && [...a.keys()].every((name) => b.has(name))
}

function assemble(
  store: Store,
  heads: Heads,
  segments: ReadonlyMap<string, OpenSegment>,
  corpus: Corpus,
): Library {
  const ordered = [...segments].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, segment]) => segment)
  const holding = holdingOf(ordered, heads)
  const latest = new Map(
    holding.versions.flatMap((version) => (version.superseded ? [] : [[version.id, version] as const])),
  )
  return {
    ...holding,
    corpus,
    heads,
    segments,
    families: familiesOf(ordered, holding),
    document: (id) => latest.get(id) ?? null,
    owners: ownersOf([...latest.values()]),
    read: readerOf(store),
  }
}

function familiesOf(segments: readonly OpenSegment[], holding: Holding): Family[] {
  const small = segments.filter(({ form }) => form === 'small')
  const [first, ...others] = segments.filter(({ form }) => form === 'large')
  if (first === undefined) return [{ large: null, small, frequent: frequentAmong(holding) }]
  return [
    { large: first, small, frequent: first.frequent ?? new Map() },
    ...others.map((large): Family => ({ large, small: [], frequent: large.frequent ?? new Map() })),
  ]
}

/** The too-frequent grams of small segments, as one large segment of the same documents would have them. */
function frequentAmong({ versions, words }: Holding): ReadonlyMap<string, number> {
  const read = new Map<OpenSegment, Uint32Array>()
  const documents = versions.map(({ segment, at, words: length }) => {
    const own = read.get(segment) ?? (segment.small === null ? null : wordsOf(segment.small.phrases))
    if (own === null) return new Uint32Array()
    read.set(segment, own)
    return own.subarray(2 * at, 2 * (at + length))
  })
  return countsByName(frequentGrams(() => documents, words))
}

/** One a store, so that the cache outlives a publication: values never change under their keys. */
function readerOf(store: Store): Reader {
  const known = readers.get(store)
  if (known !== undefined) return known
  const cache = new LRUCache<string, string>({
    maxSize: CACHE_UNITS,
    sizeCalculation: ({ length }) => length + 1,
  })
  const reader: Reader = async (keys, tally) => {
    const distinct = [...new Set(keys)]
    if (distinct.length === 0) return new Map()
    const found = new Map<string, string>()
    for (const key of distinct) {
      const value = cache.get(key)
      if (value !== undefined) found.set(key, value)
    }
    const missing = distinct.filter((key) => !found.has(key))
    const fetched = missing.length === 0 ? new Map<string, null>() : await store.read(missing, 'immutable')
    for (const key of missing) {
      const value = fetched.get(key) ?? null
      if (value === null) throw new StoreError('missing', `Cannot find "${key}", which the library names`)
      cache.set(key, value)
      found.set(key, value)
    }
    tally.rounds += 1
    tally.keys += distinct.length
    tally.values.push(...found.values())
    return found
  }
  readers.set(store, reader)
  return reader
}
