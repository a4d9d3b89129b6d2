/** A store in which to try what would become of another: what is written stays here. */
import { checkEntry } from './limits.ts'
import { memoryStore } from './memory.ts'
import type { Store } from './store.ts'

/** Reads `store` through what was written or removed here; `store` itself is never changed. */
export function overlay(store: Store): Store {
  const own = memoryStore()
  const removed = new Set<string>()
  return {
    async read(keys, mode) {
      const [below, above] = [await store.read(keys, mode), await own.read(keys, mode)]
      return new Map(
        keys.map((key) => [key, above.get(key) ?? (removed.has(key) ? null : (below.get(key) ?? null))]),
      )
    },
    async write(entries, onWritten) {
      let count = 0
      for (const entry of entries) {
        checkEntry(entry)
        removed.delete(entry[0])
        await own.write([entry])
        count += 1
        onWritten?.(count)
      }
    },
    async remove(keys) {
      for (const key of keys) {
        removed.add(key)
        await own.remove([key])
      }
    },
    async list(prefix) {
      const names = new Set([...(await store.list(prefix)), ...(await own.list(prefix))])
      return [...names].filter((name) => !removed.has(name)).sort()
    },
  }
}
