/** Commits what may take long to write. */
import { type Commit, commit } from '../../service/commit.ts'
import { type Publication, SYSTEM_CLOCK } from '../../service/publish.ts'
import type { Settled } from '../../service/settle.ts'
import { draftKey } from '../../store/keys.ts'
import { CHANGES_AT_ONCE } from '../../store/kv.ts'
import type { Store } from '../../store/store.ts'
import type { Listener } from '../progress.ts'
import type { WorkFolder } from './work-folder.ts'

/** What an attempt before it has stored is not stored again. Throws `StoreError`. */
export async function commitFrom(
  store: Store,
  settled: Settled,
  change: Commit,
  work: WorkFolder,
  listener: Listener,
): Promise<Publication> {
  const { segment } = change
  const begun = segment !== null && (await isBegun(store, segment.head.name))
  const skipped = begun && segment !== null ? work.written(segment.head.name) : 0
  return commit(
    store,
    settled,
    segment === null
      ? change
      : { ...change, segment: { ...segment, entries: behind(segment.entries, skipped) } },
    {
      clock: SYSTEM_CLOCK,
      onProgress: ({ done, total }) => {
        listener({ stage: 'write', done: skipped + done, total })
        if (segment !== null && done % KEYS_A_NOTE === 0) {
          work.setWritten(segment.head.name, Math.max(0, skipped + done - CHANGES_AT_ONCE))
        }
      },
    },
  )
}

/** Keys after which it is noted how many are stored for certain. */
const KEYS_A_NOTE = 64

async function isBegun(store: Store, segment: string): Promise<boolean> {
  const key = draftKey(segment)
  return ((await store.read([key], 'fresh')).get(key) ?? null) !== null
}

function* behind<T>(items: Iterable<T>, count: number): Generator<T> {
  let at = 0
  for (const item of items) if (at++ >= count) yield item
}
