/** Committing: a segment that is built becomes part of the library, and what it replaces ceases to be. */
import type { Rank } from '../core/index/prepare.ts'
import { ENGINE } from '../core/version.ts'
import { draftKey, historyKey } from '../store/keys.ts'
import { utf8Bytes } from '../store/size.ts'
import type { Entry, Store } from '../store/store.ts'
import { collect } from './collect.ts'
import { nameOf } from './digest.ts'
import type { HeldVersion, Library } from './library.ts'
import type { Clock, Publication, PublishOptions } from './publish.ts'
import {
  type Head,
  type Heads,
  type History,
  headName,
  MEMORY_MS,
  type Origin,
  type RecordedRemoval,
  type Removal,
  type SegmentHead,
  supersededBy,
} from './record.ts'
import { headEntry, type Settled, settle } from './settle.ts'

export type Commit = {
  readonly segment: {
    readonly head: SegmentHead
    /** In the order of the segment. */
    readonly ranks: readonly Rank[]
    readonly keys: number
    readonly entries: Iterable<Entry>
  } | null
  /** The heads that it replaces. */
  readonly replaced: Heads
  readonly removed: readonly Removal[]
  /** Of the documents that are new. */
  readonly origin: Origin
  /** Those that it has from the heads it replaces. */
  readonly kept: readonly HeldVersion[]
}

type CommitOptions = Pick<PublishOptions, 'onProgress'> & { readonly clock: Clock }

/** Throws `StoreError`; then the library is as it was, or, from the head on, as it will be. */
export async function commit(
  store: Store,
  { known, library, recorded }: Settled,
  change: Commit,
  { onProgress, clock }: CommitOptions,
): Promise<Publication> {
  const { segment, replaced, origin } = change
  const now = clock.now()
  const stamp = [...known.values()].reduce((latest, head) => Math.max(latest, head.stamp + 1), now)
  const history = historyOf(change, stamp)
  const head: Head = {
    format: 2,
    engine: ENGINE,
    segment: segment?.head ?? null,
    stamp,
    origin,
    hasHistory: history !== null,
    supersedes: supersededBy(replaced, known, now),
    removed: [
      ...carriedBy(replaced, library, now),
      // Always in this order: the head is named by the digest of all that it says.
      ...change.removed.map(({ id, stamp: until, digest }) => ({ id, stamp: until, digest, at: stamp })),
    ],
  }
  const name = headName(stamp, await nameOf([JSON.stringify(head)]))
  const written = { keys: 0, bytes: 0 }
  const write = async (entries: Iterable<Entry>, onWritten?: (count: number) => void): Promise<void> =>
    store.write(counted(entries, written), onWritten)
  if (segment !== null) {
    await write([[draftKey(segment.head.name), String(now)]])
    await write(segment.entries, (done) => onProgress?.({ stage: 'write', done, total: segment.keys }))
  }
  if (history !== null) await write([[historyKey(name), JSON.stringify(history)]])
  await write([headEntry(name, head)])
  const settled = await settle(store, { own: new Map([[name, head]]), wait: clock.wait })
  if (replaced.size > 0) await collect(store, settled, recorded, now)
  return { corpus: settled.corpus, ...written, changed: true }
}

function* counted(entries: Iterable<Entry>, written: { keys: number; bytes: number }): Generator<Entry> {
  for (const entry of entries) {
    written.keys += 1
    written.bytes += utf8Bytes(entry[1])
    yield entry
  }
}

/**
 * What the heads replaced say was removed, as long as anybody may bring it back: who published at the same time and did not
 * know of it, or a segment that is not replaced.
 */
function carriedBy(replaced: Heads, library: Library | null, now: number): RecordedRemoval[] {
  const left = [...(library?.segments ?? [])].flatMap(([name, { columns }]) =>
    replaced.has(name) ? [] : [new Set(columns.ids)],
  )
  const carried = new Map<string, RecordedRemoval>()
  for (const { removed } of replaced.values()) {
    for (const removal of removed) {
      const isNeeded = removal.at > now - MEMORY_MS || left.some((ids) => ids.has(removal.id))
      if (isNeeded) carried.set(JSON.stringify(removal), removal)
    }
  }
  return [...carried.values()]
}

/** When and how each document came; `null` if all came now. */
function historyOf({ segment, kept, origin }: Commit, stamp: number): History | null {
  if (segment === null || kept.length === 0) return null
  const known = new Map(kept.map((version) => [`${version.id} ${version.digest}`, version]))
  const versions = segment.ranks.map(({ id, digest }) => known.get(`${id} ${digest}`))
  return {
    stamps: versions.map((version) => version?.stamp ?? stamp),
    origins: versions.map((version) => version?.origin ?? origin),
  }
}
