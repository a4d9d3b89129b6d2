/** The store in memory: for tests, dry runs and reading without a service. */
import { checkEntry, checkRead } from './limits.ts'
import type { Store } from './store.ts'

/** A store of its own, empty; what is written is visible at once and gone with the last reference. */
export function memoryStore(): Store {
  const values = new Map<string, string>()
  return {
    async read(keys) {
      checkRead(keys)
      return new Map(keys.map((key) => [key, values.get(key) ?? null]))
    },
    async write(entries, onWritten) {
      let count = 0
      for (const entry of entries) {
        checkEntry(entry)
        values.set(...entry)
        count += 1
        onWritten?.(count)
      }
    },
    async remove(keys) {
      for (const key of keys) values.delete(key)
    },
    async list(prefix) {
      return [...values.keys()].filter((key) => key.startsWith(prefix)).sort()
    },
  }
}
