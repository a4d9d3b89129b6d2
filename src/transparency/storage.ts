/** Where a log keeps what it is: values by key, changed all together or not at all. */

export type LogStorage = {
  readonly get: (key: string) => string | null
  /** The keys in the range with their values, ascending. */
  readonly list: (range: KeyRange) => Iterable<readonly [key: string, value: string]>
  /** Writes all; or nothing, and gives false, if the value of `guard` is not `expected` any more. */
  readonly commit: (guard: Guard, entries: ReadonlyMap<string, string>) => boolean
}

/** Keys that begin with `prefix`, behind `prefix + after` and up to `prefix + until`, where these are given. */
export type KeyRange = {
  readonly prefix: string
  readonly after: string | null
  readonly until: string | null
}

export type Guard = { readonly key: string; readonly expected: string | null }

/** The storage in memory, for tests. */
export function memoryStorage(): LogStorage {
  const values = new Map<string, string>()
  const get = (key: string): string | null => values.get(key) ?? null
  return {
    get,
    list: ({ prefix, after, until }) =>
      [...values]
        .filter(([key]) => key.startsWith(prefix))
        .filter(([key]) => after === null || key > prefix + after)
        .filter(([key]) => until === null || key <= prefix + until)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    commit: ({ key, expected }, entries) => {
      if (get(key) !== expected) return false
      for (const [name, value] of entries) values.set(name, value)
      return true
    },
  }
}
