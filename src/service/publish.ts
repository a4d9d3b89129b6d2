/** Publishing: documents become the library. Data first; the one key that readers look up, last. */

import type { Document } from '../core/document.ts'
import { type BuildInput, buildSegment, type Segment } from '../core/index/build.ts'
import { ENGINE } from '../core/version.ts'
import {
  blockKey,
  bucketKey,
  frequentKey,
  LIBRARY_KEY,
  SEGMENTS_PREFIX,
  segmentOf,
  tableKey,
} from '../store/keys.ts'
import { utf8Bytes } from '../store/size.ts'
import type { Entry, Store } from '../store/store.ts'
import type { Corpus } from './answer.ts'
import { nameOf, sha256 } from './digest.ts'
import { decode, type LibraryRecord, libraryRecord } from './library.ts'

/** `index` counts documents, `write` keys. */
export type Progress = { readonly stage: 'index' | 'write'; readonly done: number; readonly total: number }

export type PublishOptions = {
  readonly onProgress?: (progress: Progress) => void
  /** Build and count, but write nothing. */
  readonly dryRun?: boolean
}

export type Publication = {
  readonly corpus: Corpus
  readonly keys: number
  /** UTF-8 bytes of all values. */
  readonly bytes: number
  /** False if the library already was what the documents make it: then nothing was built or written. */
  readonly changed: boolean
}

/**
 * Makes the library hold these documents and no others. Until the last key is written readers see
 * the library as it was. Throws `RangeError` for two documents with one id or one without words,
 * `StoreError` if the store fails; then what stood before stays.
 */
export async function publish(
  store: Store,
  documents: Iterable<Document>,
  options: PublishOptions = {},
): Promise<Publication> {
  const inputs = await digestAll(documents)
  const digests = inputs.map(({ document, digest }) => `${document.metadata.id} ${digest}`).sort()
  const name = await nameOf([ENGINE, ...digests])
  const before = await currentRecord(store)
  if (before?.segment === name && options.dryRun !== true) {
    return { corpus: before.corpus, keys: 0, bytes: 0, changed: false }
  }
  const segment = buildSegment(inputs, (done) => {
    options.onProgress?.({ stage: 'index', done, total: inputs.length })
  })
  const corpus = { version: await nameOf(digests), documents: inputs.length, words: segment.words }
  const record: LibraryRecord = {
    format: 1,
    segment: name,
    buckets: segment.buckets.length,
    blocks: segment.blocks.length,
    corpus,
  }
  const data = entriesOf(name, segment)
  const head: Entry = [LIBRARY_KEY, JSON.stringify(record)]
  if (options.dryRun !== true) {
    await store.write(data, (done) => options.onProgress?.({ stage: 'write', done, total: data.length }))
    await store.write([head])
    await removeOthers(store, new Set([name, before?.segment]))
  }
  const bytes = [...data, head].reduce((sum, [, value]) => sum + utf8Bytes(value), 0)
  return { corpus, keys: data.length + 1, bytes, changed: true }
}

type Digested = BuildInput & {
  /** Of everything that an answer may show of the document. */
  readonly digest: string
}

async function digestAll(documents: Iterable<Document>): Promise<Digested[]> {
  const inputs: Digested[] = []
  for (const document of documents) {
    const digest = await sha256(JSON.stringify(document))
    inputs.push({ document, sha256: await sha256(document.text), digest })
  }
  return inputs
}

async function currentRecord(store: Store): Promise<LibraryRecord | null> {
  const value = (await store.read([LIBRARY_KEY], 'fresh')).get(LIBRARY_KEY) ?? null
  return value === null ? null : decode(LIBRARY_KEY, () => libraryRecord.parse(JSON.parse(value)))
}

function entriesOf(name: string, segment: Segment): Entry[] {
  return [
    [tableKey(name), JSON.stringify(segment.documents)],
    [frequentKey(name), segment.frequent],
    ...segment.buckets.map((bucket, number): Entry => [bucketKey(name, number), bucket]),
    ...segment.blocks.map((block, number): Entry => [blockKey(name, number), block]),
  ]
}

/** Segments before the last are no longer named by anything that a reader may still hold. */
async function removeOthers(store: Store, kept: ReadonlySet<string | undefined>): Promise<void> {
  const keys = await store.list(SEGMENTS_PREFIX)
  await store.remove(keys.filter((key) => !kept.has(segmentOf(key) ?? undefined)))
}
