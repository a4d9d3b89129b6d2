/** The store on Workers KV, or on what imitates it on a developer's machine. */
import { withChecksum, withoutChecksum } from './checksum.ts'
import { checkEntry, checkRead } from './limits.ts'
import { OF_A_REQUEST, type Patience, within, withinEach } from './patience.ts'
import { type ReadMode, type Store, StoreError } from './store.ts'

/**
 * How long, in seconds, a data centre may answer from its own copy. `immutable`: only minutes, because a miss is cached
 * like a value, and a reader elsewhere that sees a publication's record before its data must get over it soon. `fresh`: the least that KV accepts, so that a new
 * publication is seen soon.
 */
export const CACHE_SECONDS: Readonly<Record<ReadMode, number>> = { immutable: 300, fresh: 30 }

/** From Node so many take less than half the time of six, which is what a Worker has connections for: there the rest queues. */
export const CHANGES_AT_ONCE = 24

/**
 * A store over a KV namespace. Within one `write` the entries are stored a few at a time; a later call never overtakes
 * an earlier one that was awaited. Values stand behind their checksums, and what fails to be read is read once more.
 */
export function kvStore(namespace: KVNamespace, { readMs, changeMs }: Patience = OF_A_REQUEST): Store {
  return {
    async read(keys, mode) {
      checkRead(keys)
      if (keys.length === 0) return new Map()
      const distinct = [...new Set(keys)]
      const read = async () => {
        const values = await namespace.get(distinct, { type: 'text', cacheTtl: CACHE_SECONDS[mode] })
        return new Map(distinct.map((key) => [key, checked(key, values.get(key) ?? null)]))
      }
      return attempt(`read ${distinct.length} keys beginning with "${distinct[0]}"`, () =>
        withinEach(readMs, read),
      )
    },
    async write(entries, onWritten) {
      let count = 0
      await forEach(entries, async (entry) => {
        checkEntry(entry)
        const [key, value, expiresAt] = entry
        const options = expiresAt === undefined ? {} : { expiration: Math.ceil(expiresAt / 1_000) }
        const stored = withChecksum(key, value)
        await attempt(`write "${key}"`, () => within(changeMs, () => namespace.put(key, stored, options)))
        count += 1
        onWritten?.(count)
      })
    },
    async remove(keys) {
      await forEach(keys, (key) =>
        attempt(`remove "${key}"`, () => within(changeMs, () => namespace.delete(key))),
      )
    },
    async list(prefix) {
      const names: string[] = []
      let cursor: string | null = null
      do {
        const options: KVNamespaceListOptions = { prefix, cursor }
        const page: KVNamespaceListResult<unknown> = await attempt(`list "${prefix}"`, () =>
          withinEach(readMs, () => namespace.list(options)),
        )
        for (const { name } of page.keys) names.push(name)
        cursor = page.list_complete ? null : page.cursor
      } while (cursor !== null)
      return names.sort()
    },
  }
}

/** A value without its checksum; `null` if there is none. Throws `StoreError`. */
function checked(key: string, stored: string | null): string | null {
  const value = stored === null ? null : withoutChecksum(key, stored)
  if (stored !== null && value === null) {
    const why = 'it is damaged, or was written by an earlier version of the program'
    throw new StoreError('corrupt', `Cannot read "${key}": ${why}`)
  }
  return value
}

/** KV's own message is kept in ours: it names the limit that was passed. */
async function attempt<T>(action: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (cause) {
    if (cause instanceof StoreError && cause.code === 'corrupt') throw cause
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new StoreError('unavailable', `Cannot ${action}: ${reason}`, { cause })
  }
}

/** After a failure nothing new is begun, and what is under way is awaited before the failure is thrown. */
async function forEach<T>(items: Iterable<T>, act: (item: T) => Promise<void>): Promise<void> {
  const iterator = items[Symbol.iterator]()
  const failures: unknown[] = []
  const work = async () => {
    while (failures.length === 0) {
      try {
        const next = iterator.next()
        if (next.done) return
        await act(next.value)
      } catch (failure) {
        failures.push(failure)
      }
    }
  }
  await Promise.all(Array.from({ length: CHANGES_AT_ONCE }, work))
  if (failures.length > 0) throw failures[0]
}
