/** Collecting: values that nothing names any more are deleted, once nobody can still be reading them. */
import { DRAFTS_PREFIX, draftKey, headKey, historyKey, SEGMENTS_PREFIX, segmentOf } from '../store/keys.ts'
import { READ_KEYS_MAX, type Store, StoreError } from '../store/store.ts'
import { type Head, stampOf } from './record.ts'
import type { Settled } from './settle.ts'

/** Milliseconds for which readers may hold what was replaced, and more than a list may be behind. */
export const GRACE_MS = 60 * 60 * 1000
/** Milliseconds after which a segment without a head was left by a publisher that did not end. */
const DRAFT_MS = 24 * GRACE_MS

/**
 * Deletes heads that were replaced longer ago than `GRACE_MS`, and the segments that no head names. A failing store is
 * no error here: what is left over is deleted another time.
 */
export async function collect(store: Store, { known }: Settled, now: number): Promise<void> {
  try {
    const replacedAt = replacements(known)
    const over = [...known].filter(([name]) => (replacedAt.get(name) ?? now) <= now - GRACE_MS)
    const kept = new Set<string>()
    for (const [name, head] of known) {
      if (head.segment !== null && !over.some(([other]) => other === name)) kept.add(head.segment.name)
    }
    const drafts = await draftsOf(store)
    const ended = new Map(over.map(([, head]) => [head.segment?.name, head.stamp]))
    for (const [segment, began] of drafts) {
      // Whoever begins it anew does so later than the head that was replaced.
      if (began > Math.max(now - DRAFT_MS, ended.get(segment) ?? 0)) kept.add(segment)
    }
    const keys = await store.list(SEGMENTS_PREFIX)
    await store.remove(keys.filter((key) => !kept.has(segmentOf(key) ?? '')))
    await store.remove([...drafts].flatMap(([segment]) => (kept.has(segment) ? [] : [draftKey(segment)])))
    // Last: a segment whose head is gone would never be found again.
    await store.remove(over.flatMap(([name]) => [historyKey(name), headKey(name)]))
  } catch (fault) {
    if (!(fault instanceof StoreError)) throw fault
  }
}

/** When each replaced head was first replaced: the stamp of the head that says so. */
function replacements(known: ReadonlyMap<string, Head>): Map<string, number> {
  const times = new Map<string, number>()
  for (const [name, { supersedes }] of known) {
    for (const other of supersedes) {
      times.set(other, Math.min(stampOf(name), times.get(other) ?? Number.POSITIVE_INFINITY))
    }
  }
  return times
}

/** Segments that were begun, with when. */
async function draftsOf(store: Store): Promise<Map<string, number>> {
  const drafts = new Map<string, number>()
  const keys = await store.list(DRAFTS_PREFIX)
  for (let from = 0; from < keys.length; from += READ_KEYS_MAX) {
    for (const [key, value] of await store.read(keys.slice(from, from + READ_KEYS_MAX), 'fresh')) {
      if (value !== null) drafts.set(key.slice(DRAFTS_PREFIX.length), Number(value))
    }
  }
  return drafts
}
