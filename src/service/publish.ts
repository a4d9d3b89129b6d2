/**
 * Publishing: documents become part of the library. The data of a segment is written first, then its head, then the
 * library is settled; up to the head nothing has happened, and from it on nothing is lost.
 */
import type { Document } from '../core/document.ts'
import type { PreparedDocument } from '../core/index/block.ts'
import { buildSegment } from '../core/index/build.ts'
import { ORDERED_WORDS_MAX } from '../core/index/phrase-order.ts'
import { byRank, type DigestedDocument, prepare, rankOf, restore } from '../core/index/prepare.ts'
import { encodeSmallSegment } from '../core/index/small-segment.ts'
import { overlay } from '../store/overlay.ts'
import { utf8Bytes } from '../store/size.ts'
import type { Entry, Store } from '../store/store.ts'
import type { Corpus } from './answer.ts'
import { collect } from './collect.ts'
import { type Commit, commit } from './commit.ts'
import { sha256 } from './digest.ts'
import { readWhole } from './documents.ts'
import type { HeldVersion, Library } from './library.ts'
import type { Head, Heads, Origin, Removal } from './record.ts'
import { readRows } from './rows.ts'
import { largeEntries, segmentName, smallEntries } from './segment-entries.ts'
import { type Settled, settle } from './settle.ts'

/** `index` counts documents, `write` keys. */
export type Progress = { readonly stage: 'index' | 'write'; readonly done: number; readonly total: number }

export type PublishOptions = {
  /** Where the documents come from; `ingest` if left out. */
  readonly origin?: Origin
  /** Takes out what came by `ingest` before and is not among the documents. */
  readonly prune?: boolean
  readonly onProgress?: (progress: Progress) => void
  /** Build and count, but write nothing. */
  readonly dryRun?: boolean
  /** Words up to which documents go into a small segment. */
  readonly smallWords?: number
  readonly clock?: Clock
  /** What the caller has just found; else the library is settled first. */
  readonly settled?: Settled
}

/** Milliseconds since 1970, and how to let some of them pass. */
export type Clock = {
  readonly now: () => number
  readonly wait: (milliseconds: number) => Promise<void>
}

export const SYSTEM_CLOCK: Clock = {
  now: () => Date.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
}

export type Publication = {
  readonly corpus: Corpus
  readonly keys: number
  /** UTF-8 bytes of all values. */
  readonly bytes: number
  /** False if the library already held all this: then nothing was built or written. */
  readonly changed: boolean
}

/** Words up to which documents go into a small segment, unless said otherwise, and how many of these there may be. */
export const SMALL_WORDS_MAX = 65_536
export const SMALL_SEGMENTS_MAX = 8

/**
 * Adds documents to the library; a document of the same id is replaced, and its old version is kept if its text was
 * another. Throws `RangeError` for two documents with one id or one without words, `StoreError` if the store fails.
 */
export async function publish(
  store: Store,
  documents: Iterable<Document>,
  options: PublishOptions = {},
): Promise<Publication> {
  const { origin = 'ingest', prune = false, clock = SYSTEM_CLOCK } = options
  if (options.dryRun === true) return publish(overlay(store), documents, { ...options, dryRun: false })
  const settled = options.settled ?? (await settle(store, clock))
  const { library } = settled
  const inputs = await digestAll(documents)
  const added = inputs.filter(
    ({ document, digest }) => library?.document(document.metadata.id)?.digest !== digest,
  )
  const removed = [
    ...(await replacedAlike(library, added)),
    ...(prune ? pruned(library, new Set(inputs.map(({ document }) => document.metadata.id))) : []),
  ]
  if (library !== null && added.length === 0 && removed.length === 0) {
    return { corpus: library.corpus, keys: 0, bytes: 0, changed: false }
  }
  const prepared = added.map((input, at) => {
    const document = prepare(input)
    options.onProgress?.({ stage: 'index', done: at + 1, total: added.length })
    return document
  })
  const change = await planned(settled, prepared, removed, { ...options, origin })
  return commit(store, settled, change, { ...options, clock })
}

/** Takes documents out of the library, with all their versions. Throws `StoreError`. */
export async function remove(
  store: Store,
  documents: readonly HeldVersion[],
  options: Pick<PublishOptions, 'clock' | 'settled'> = {},
): Promise<Publication> {
  const { clock = SYSTEM_CLOCK } = options
  const settled = options.settled ?? (await settle(store, clock))
  const change = await planned(settled, [], documents.map(allOf), { origin: 'api' })
  return commit(store, settled, change, { clock })
}

/**
 * Makes one segment of all: a small one if it is no more than that, else a large one. What was removed is then gone from
 * it. `form: 'small'` joins only the small ones, as far as they fit into one. What was replaced an hour ago is deleted.
 */
export async function compact(
  store: Store,
  options: Pick<PublishOptions, 'onProgress' | 'clock' | 'smallWords'> & { readonly form?: 'small' } = {},
): Promise<Publication | null> {
  const { clock = SYSTEM_CLOCK } = options
  const settled = await settle(store, clock)
  const { library } = settled
  if (library === null) return null
  const replaced = options.form === 'small' ? smallOnes(library) : library.heads
  if (replaced.size < 2) {
    if (options.form === undefined) await collect(store, settled, clock.now())
    return { corpus: library.corpus, keys: 0, bytes: 0, changed: false }
  }
  const change = await gathered(library, replaced, [], [], { origin: 'ingest', ...options })
  return commit(store, settled, change, { ...options, clock })
}

/** Digests each document. Throws `RangeError` for two with one id. */
export async function digestAll(documents: Iterable<Document>): Promise<DigestedDocument[]> {
  const inputs: DigestedDocument[] = []
  const ids = new Set<string>()
  for (const document of documents) {
    const { id } = document.metadata
    if (ids.has(id)) throw new RangeError(`Cannot publish: two documents have the id "${id}"`)
    ids.add(id)
    inputs.push(await digestDocument(document))
  }
  return inputs
}

export async function digestDocument(document: Document): Promise<DigestedDocument> {
  return { document, sha256: await sha256(document.text), digest: await sha256(JSON.stringify(document)) }
}

type Plan = Pick<PublishOptions, 'smallWords'> & { readonly origin: Origin }

function smallest({ smallWords = SMALL_WORDS_MAX }: Plan): number {
  return smallWords
}

/** A change as a segment of its own, or as a new one of all, whichever the library is to be read by. */
async function planned(
  { library }: Settled,
  added: readonly PreparedDocument[],
  removed: readonly Removal[],
  plan: Plan,
): Promise<Commit> {
  const words = added.reduce((sum, { record }) => sum + record.words, 0)
  const small =
    library === null ? 0 : [...library.segments.values()].filter(({ form }) => form === 'small').length
  // A request has no time to write all anew: what comes by it stays by itself until somebody compacts.
  const isRoom = words === 0 || plan.origin === 'api' || small < SMALL_SEGMENTS_MAX
  const isSmall = words <= smallest(plan) && isRoom
  if (library === null || isSmall) return alone(added, removed, plan)
  return gathered(library, library.heads, added, removed, plan)
}

async function alone(
  added: readonly PreparedDocument[],
  removed: readonly Removal[],
  plan: Plan,
): Promise<Commit> {
  return {
    segment: added.length === 0 ? null : await segmentOf(added, plan),
    replaced: new Map(),
    removed,
    origin: plan.origin,
    kept: null,
  }
}

/** All that these heads hold and that was not removed, with what is added. */
async function gathered(
  library: Library,
  replaced: Heads,
  added: readonly PreparedDocument[],
  removed: readonly Removal[],
  plan: Plan,
): Promise<Commit> {
  const gone = new Set(removed.map(({ id, digest }) => `${id} ${digest ?? ''}`))
  const own = new Set(added.map(({ record }) => `${record.metadata.id} ${record.digest}`))
  const kept = library.versions.filter(
    ({ id, digest, segment }) =>
      replaced.has(segment.head) &&
      !gone.has(`${id} `) &&
      !gone.has(`${id} ${digest}`) &&
      !own.has(`${id} ${digest}`),
  )
  const documents: PreparedDocument[] = [...added]
  for (const version of kept) documents.push(restore(await readWhole(library, version)))
  return {
    segment: documents.length === 0 ? null : await segmentOf(documents, plan),
    replaced,
    removed,
    origin: plan.origin,
    kept,
  }
}

async function segmentOf(
  documents: readonly PreparedDocument[],
  plan: Plan,
): Promise<NonNullable<Commit['segment']>> {
  const ordered = documents.toSorted((a, b) => byRank(rankOf(a), rankOf(b)))
  const ranks = ordered.map(rankOf)
  const words = ordered.reduce((sum, { record }) => sum + record.words, 0)
  const form = words <= smallest(plan) ? 'small' : 'large'
  const name = await segmentName(form, ranks)
  const built = form === 'small' ? null : buildSegment(ordered)
  const entries: Entry[] =
    built === null ? smallEntries(name, encodeSmallSegment(ordered)) : [...largeEntries(name, built)]
  return {
    head: {
      name,
      form,
      documents: ordered.length,
      words,
      bytes: entries.reduce((sum, [, value]) => sum + utf8Bytes(value), 0),
      buckets: built?.buckets.length ?? 0,
      blocks: built?.blocks.length ?? 0,
    },
    ranks,
    keys: entries.length,
    entries,
  }
}

/** Small segments, the smallest first, as many as fit into one. */
function smallOnes({ segments, heads }: Library): Heads {
  const small = [...segments.values()]
    .filter(({ form }) => form === 'small')
    .sort((a, b) => a.words - b.words)
  const chosen = new Map<string, Head>()
  let words = 0
  for (const segment of small) {
    words += segment.words
    const head = heads.get(segment.head)
    if (words > Math.min(SMALL_WORDS_MAX, ORDERED_WORDS_MAX) || head === undefined) break
    chosen.set(segment.head, head)
  }
  for (const [name, head] of heads) if (head.segment === null) chosen.set(name, head)
  return chosen
}

/** Replaced documents whose text stays the same are not kept: only what was known of them has changed. */
async function replacedAlike(
  library: Library | null,
  added: readonly DigestedDocument[],
): Promise<Removal[]> {
  if (library === null) return []
  const texts = new Map(added.map(({ document, sha256: text }) => [document.metadata.id, text]))
  const replaced = [...texts.keys()].flatMap((id) => library.document(id) ?? [])
  const rows = await readRows(library, replaced, { rounds: 0, keys: 0, bytes: 0 })
  return replaced.flatMap(({ id, digest, stamp }, at) =>
    rows[at]?.sha256 === texts.get(id) ? [{ id, digest, stamp }] : [],
  )
}

function pruned(library: Library | null, ids: ReadonlySet<string>): Removal[] {
  const versions = library?.versions ?? []
  return versions
    .filter(({ id, origin, superseded }) => origin === 'ingest' && !superseded && !ids.has(id))
    .map(allOf)
}

function allOf({ id, stamp }: HeldVersion): Removal {
  return { id, stamp, digest: null }
}
