/** Values of a store as they are, a missing one too: an audit says of both what they are. */
import { READ_KEYS_MAX, type Store } from '../../store/store.ts'

/** Keys of one read: blocks are the largest, with 100 KB or so. */
const KEYS_AT_ONCE = Math.min(50, READ_KEYS_MAX)

/** In the order of the keys, some at a time. Throws `StoreError`. */
export async function* readValues(
  store: Store,
  keys: readonly string[],
): AsyncGenerator<readonly [key: string, value: string | null]> {
  for (let from = 0; from < keys.length; from += KEYS_AT_ONCE) {
    const part = keys.slice(from, from + KEYS_AT_ONCE)
    const values = await store.read(part, 'fresh')
    for (const key of part) yield [key, values.get(key) ?? null]
  }
}

/** One value. Throws `StoreError`. */
export async function readValue(store: Store, key: string): Promise<string | null> {
  return (await store.read([key], 'fresh')).get(key) ?? null
}

/** What `read` makes of the value; `null` where it throws: that it cannot be read is a finding. */
export function readIf<T>(value: string | null, read: (value: string) => T): T | null {
  if (value === null) return null
  try {
    return read(value)
  } catch {
    return null
  }
}
