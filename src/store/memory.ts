/** The store in memory: for tests, dry runs and reading without a service. */
import { checkEntry, checkRead } from './limits.ts'
import type { Store } from './store.ts'

/**
 * A store of its own, empty; what is written is visible at once and gone with the last reference. `now` is in ms since
 * 1970.
 */
export function memoryStore(now: () => number = Date.now): Store {
  const values = new Map<string, { readonly value: string; readonly expiresAt: number }>()
  const current = (key: string): string | null => {
    const held = values.get(key)
    return held !== undefined && held.expiresAt > now() ? held.value : null
  }
  return {
    async read(keys) {
      checkRead(keys)
      return new Map(keys.map((key) => [key, current(key)]))
    },
    async write(entries, onWritten) {
      let count = 0
      for (const entry of entries) {
        checkEntry(entry, now())
        const [key, value, expiresAt = Number.POSITIVE_INFINITY] = entry
        values.set(key, { value, expiresAt })
        count += 1
        onWritten?.(count)
      }
    },
    async remove(keys) {
      for (const key of keys) values.delete(key)
    },
    async list(prefix) {
      return [...values.keys()].filter((key) => key.startsWith(prefix) && current(key) !== null).sort()
    },
  }
}
