/** The storage port: values by key, nothing else. Backends: Workers KV and memory; one test suite holds both to this contract. */

/**
 * Keys are at most 512 bytes of UTF-8, values are text of at most 25 MiB, less a checksum. An entry with `expiresAt`, in ms since 1970 and
 * at least a minute ahead, is gone from then on; written anew without it, it stays.
 */
export type Entry = readonly [key: string, value: string, expiresAt?: number]

/**
 * `immutable` values never change under their key and may be cached for as long as a backend likes;
 * `fresh` values may change and are cached as briefly as the backend allows.
 */
export type ReadMode = 'immutable' | 'fresh'

export type Store = {
  /**
   * Reads up to `READ_KEYS_MAX` keys in one round trip. The map has an entry for every key asked: its value, or `null` if there is none.
   * Throws `RangeError` for too many keys and `StoreError` if the backend fails: a fault is never an absence.
   */
  read(keys: readonly string[], mode: ReadMode): Promise<ReadonlyMap<string, string | null>>
  /** Writes in the order given; resolves when the last entry is stored. Throws `StoreError`. */
  write(entries: Iterable<Entry>, onWritten?: (count: number) => void): Promise<void>
  /** Deletes the keys; a missing key is no error. Throws `StoreError`. */
  remove(keys: Iterable<string>): Promise<void>
  /** All keys that start with `prefix`, ascending. May be stale on a backend that caches lists. Throws `StoreError`. */
  list(prefix: string): Promise<readonly string[]>
}

/** Keys in one bulk read: the limit of Workers KV. */
export const READ_KEYS_MAX = 100

/** Storage did not answer as it must. Callers turn it into "unavailable", never into "not found". */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  /** `unavailable`: the backend failed. `missing`: a key that must exist does not. `corrupt`: a value cannot be decoded. */
  readonly code: 'unavailable' | 'missing' | 'corrupt'

  constructor(code: StoreError['code'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
