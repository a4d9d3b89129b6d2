/** Collecting: values that nothing names any more are deleted, once nobody can still be reading them. */
import { DRAFTS_PREFIX, draftKey, headKey, historyKey, segmentPrefix } from '../store/keys.ts'
import { READ_KEYS_MAX, type Store, StoreError } from '../store/store.ts'
import { type Head, stampOf } from './record.ts'
import type { Settled } from './settle.ts'

/** Milliseconds for which readers may hold what was replaced, and more than a list may be behind. */
export const GRACE_MS = 60 * 60 * 1000
/** Milliseconds after which a segment without a head was left by a publisher that did not end. */
const DRAFT_MS = 24 * GRACE_MS

/**
 * Deletes heads that were replaced longer ago than `GRACE_MS`, with their segments, and segments that nobody made a head
 * of within `DRAFT_MS`. Only what is known to be over: that no head names a segment says nothing, as one who publishes
 * at the same time elsewhere may have written it, and here its keys are seen in any order. `recorded` are the heads that
 * readers elsewhere were sent to until now. A failing store is no error here: what is left over is deleted another time.
 */
export async function collect(
  store: Store,
  { known }: Pick<Settled, 'known'>,
  recorded: ReadonlySet<string>,
  now: number,
): Promise<void> {
  try {
    const replacedAt = replacements(known)
    const isOver = (name: string): boolean =>
      !recorded.has(name) && (replacedAt.get(name) ?? now) <= now - GRACE_MS
    const over = [...known].filter(([name]) => isOver(name))
    const kept = new Set(
      [...known].flatMap(([name, { segment }]) => (isOver(name) ? [] : (segment?.name ?? []))),
    )
    const abandoned = [...(await draftsOf(store))].filter(([, began]) => began <= now - DRAFT_MS)
    const ended = new Set([
      ...over.flatMap(([, { segment }]) => segment?.name ?? []),
      ...abandoned.map(([segment]) => segment),
    ])
    for (const segment of ended) {
      if (kept.has(segment)) continue
      await store.remove(await store.list(segmentPrefix(segment)))
      await store.remove([draftKey(segment)])
    }
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
