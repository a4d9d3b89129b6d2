/** Values of a store as they are, a missing one too: an audit says of both what they are. */
import { READ_KEYS_MAX, type Store, StoreError } from '../../store/store.ts'

/** Keys of one read: blocks are the largest, with 100 KB or so. */
const KEYS_AT_ONCE = Math.min(50, READ_KEYS_MAX)

/** Stands for a value that came back damaged, of which the store gives nothing: no value that can be read is this. */
const DAMAGED = '\0'

/** In the order of the keys, some at a time; what is damaged cannot be read. Throws `StoreError`. */
export async function* readValues(
  store: Store,
  keys: readonly string[],
): AsyncGenerator<readonly [key: string, value: string | null]> {
  for (let from = 0; from < keys.length; from += KEYS_AT_ONCE) {
    const part = keys.slice(from, from + KEYS_AT_ONCE)
    const values = await readEach(store, part)
    for (const key of part) yield [key, values.get(key) ?? null]
  }
}

/** One value; what is damaged cannot be read. Throws `StoreError`. */
export async function readValue(store: Store, key: string): Promise<string | null> {
  return (await readEach(store, [key])).get(key) ?? null
}

/** One damaged value fails all that are read with it, and must not hide them: it is looked for. */
async function readEach(store: Store, keys: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  try {
    return await store.read(keys, 'fresh')
  } catch (fault) {
    if (!(fault instanceof StoreError) || fault.code !== 'corrupt') throw fault
    const [only] = keys
    if (only !== undefined && keys.length === 1) return new Map([[only, DAMAGED]])
    const middle = keys.length >> 1
    return new Map([
      ...(await readEach(store, keys.slice(0, middle))),
      ...(await readEach(store, keys.slice(middle))),
    ])
  }
}

/** What `read` makes of the value; `null` where it throws: that it cannot be read is a finding. */
export function readIf<T>(value: string | null, read: (value: string) => T): T | null {
  return value === null ? null : orNull(() => read(value))
}

/** What `read` gives, or `null` where it throws. */
export function orNull<T>(read: () => T): T | null {
  try {
    return read()
  } catch {
    return null
  }
}
