/** A data centre: what arrives there, and the copies it answers from. */
import type { ReadMode } from '../../src/store/store.ts'
import type { History } from './history.ts'

export type Place = {
  read(key: string, mode: ReadMode, now: number): string | null
  list(prefix: string, now: number): readonly string[]
  /** `null` removes the key. */
  change(key: string, value: string | null, now: number): void
}

/** How long, in milliseconds, a place answers from its own copy. */
export type Copying = {
  readonly cacheMs: Readonly<Record<ReadMode, number>>
  readonly listStaleMs: number
}

type Copy<T> = { readonly value: T; readonly at: number }

export function placeIn(history: History, name: string, { cacheMs, listStaleMs }: Copying): Place {
  const values = new Map<string, Copy<string | null>>()
  const lists = new Map<string, Copy<readonly string[]>>()
  return {
    // As in KV, it is the read that says how old a copy may be, whichever read has made it.
    read: (key, mode, now) =>
      copied(values, key, cacheMs[mode], now, () => history.seen(key, name, 'read', now)),
    list: (prefix, now) =>
      copied(lists, prefix, listStaleMs, now, () =>
        history
          .keys()
          .filter((key) => key.startsWith(prefix) && history.seen(key, name, 'list', now) !== null),
      ),
    change(key, value, now) {
      history.change(key, value, name, now)
      // A value is seen at once where it was written; a list that was copied there knows nothing of it.
      values.delete(key)
    },
  }
}

/** The copy, if it is younger than `youngerThan`; else what `fetch` gives, be it an absence, is the new copy. */
function copied<T>(
  copies: Map<string, Copy<T>>,
  name: string,
  youngerThan: number,
  now: number,
  fetch: () => T,
): T {
  const copy = copies.get(name)
  if (copy !== undefined && now - copy.at < youngerThan) return copy.value
  const value = fetch()
  copies.set(name, { value, at: now })
  return value
}
