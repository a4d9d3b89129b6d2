/**
 * Publishing: documents become part of the library. The data of a segment is written first, then its head, then the
 * library is settled; up to the head nothing has happened, and from it on nothing is lost.
 */
import type { Document } from '../core/document.ts'
import type { PreparedDocument } from '../core/index/block.ts'
import { buildSegment } from '../core/index/build.ts'
import { type DigestedDocument, inOrder, prepare, rankOf, restore } from '../core/index/prepare.ts'
import { encodeSmallSegment } from '../core/index/small-segment.ts'
import { utf8Bytes } from '../store/size.ts'
import type { Store } from '../store/store.ts'
import type { Corpus } from './answer.ts'
import { collect } from './collect.ts'
import { type Commit, commit } from './commit.ts'
import { sha256 } from './digest.ts'
import { documentDigest } from './document-digest.ts'
import { readWhole } from './documents.ts'
import type { HeldVersion, Library } from './library.ts'
import { allOf, changesOf, isAlone, keptFrom, SMALL_WORDS_MAX, smallHeads } from './plan.ts'
import type { Heads, Origin, Removal } from './record.ts'
import { largeOf, segmentName, smallEntries } from './segment-entries.ts'
import { type Settled, settle } from './settle.ts'

/** `index` counts documents, `write` keys. */
export type Progress = { readonly stage: 'index' | 'write'; readonly done: number; readonly total: number }

export type PublishOptions = {
  /** Where the documents come from; `ingest` if left out. */
  readonly origin?: Origin
  /** Takes out what came by `ingest` before and is not among the documents. */
  readonly prune?: boolean
  readonly onProgress?: (progress: Progress) => void
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
  const settled = options.settled ?? (await settle(store, clock))
  const { library } = settled
  const inputs = await digestAll(documents)
  const incoming = inputs.map((input) => ({ ...input, id: input.document.metadata.id }))
  const { added, removed } = await changesOf(library, incoming, prune)
  if (library !== null && added.length === 0 && removed.length === 0) {
    return { corpus: library.corpus, keys: 0, bytes: 0, changed: false }
  }
  const prepared = added.map((input, at) => {
    const document = prepare(input)
    options.onProgress?.({ stage: 'index', done: at + 1, total: added.length })
    return document
  })
  const change = await planned(settled, prepared, removed, { ...options, origin, began: clock.now() })
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
  const change = await planned(settled, [], documents.map(allOf), { origin: 'api', began: clock.now() })
  return commit(store, settled, change, { clock })
}

/**
 * Makes one segment of all: a small one if it is no more than that, else a large one. What was removed is then gone from
 * it. `form: 'small'` joins only the small ones, as far as they fit into one. What was replaced an hour ago is deleted.
 */
export async function compact(
  store: Store,
  options: Pick<PublishOptions, 'onProgress' | 'clock' | 'smallWords' | 'settled'> & {
    readonly form?: 'small'
  } = {},
): Promise<Publication | null> {
  const { clock = SYSTEM_CLOCK } = options
  const settled = options.settled ?? (await settle(store, clock))
  const { library } = settled
  if (library === null) return null
  const replaced = options.form === 'small' ? smallHeads(library) : library.heads
  if (replaced.size < 2) {
    if (options.form === undefined) await collect(store, settled, settled.recorded, clock.now())
    return { corpus: library.corpus, keys: 0, bytes: 0, changed: false }
  }
  const change = await gathered(library, replaced, [], [], {
    ...options,
    origin: 'ingest',
    began: clock.now(),
  })
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
  const text = await sha256(document.text)
  return { document, sha256: text, digest: await documentDigest(document, text) }
}

type Plan = Pick<PublishOptions, 'smallWords'> & {
  readonly origin: Origin
  /** Milliseconds since 1970. */
  readonly began: number
}

/** A change as a segment of its own, or as a new one of all, whichever the library is to be read by. */
async function planned(
  { library }: Settled,
  added: readonly PreparedDocument[],
  removed: readonly Removal[],
  plan: Plan,
): Promise<Commit> {
  const words = added.reduce((sum, { record }) => sum + record.words, 0)
  if (library === null || isAlone(library, words, { origin: plan.origin, smallWords: smallest(plan) }))
    return alone(added, removed, plan)
  return gathered(library, library.heads, added, removed, plan)
}

function smallest({ smallWords = SMALL_WORDS_MAX }: Plan): number {
  return smallWords
}

/** New documents as a segment beside the others. */
export async function alone(
  added: readonly PreparedDocument[],
  removed: readonly Removal[],
  plan: Plan,
): Promise<Commit> {
  const segment = added.length === 0 ? null : await segmentOf(added, plan)
  return { segment, replaced: new Map(), removed, origin: plan.origin, kept: [] }
}

/** All that these heads hold and that was not removed, with what is added. */
async function gathered(
  library: Library,
  replaced: Heads,
  added: readonly PreparedDocument[],
  removed: readonly Removal[],
  plan: Plan,
): Promise<Commit> {
  const incoming = added.map(({ record }) => ({ id: record.metadata.id, digest: record.digest }))
  const kept = keptFrom(library, replaced, { added: incoming, removed })
  const documents: PreparedDocument[] = [...added]
  for (const version of kept) documents.push(restore(await readWhole(library, version)))
  const segment = documents.length === 0 ? null : await segmentOf(documents, plan)
  return { segment, replaced, removed, origin: plan.origin, kept }
}

async function segmentOf(
  documents: readonly PreparedDocument[],
  plan: Plan,
): Promise<NonNullable<Commit['segment']>> {
  const ordered = inOrder(documents)
  const ranks = ordered.map(rankOf)
  const words = ordered.reduce((sum, { record }) => sum + record.words, 0)
  const shape = { documents: ordered.length, words }
  if (words > smallest(plan))
    return largeOf(await segmentName('large', ranks, plan.began), ranks, buildSegment(ordered))
  const name = await segmentName('small', ranks, plan.began)
  const value = encodeSmallSegment(ordered)
  const head = { name, form: 'small', ...shape, bytes: utf8Bytes(value), buckets: 0, blocks: 0 } as const
  return { head, ranks, keys: 1, entries: smallEntries(name, value) }
}
