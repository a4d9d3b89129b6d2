/** What happened to each key, and when each place gets to see it. */
import { randomFrom } from '../measure/random.ts'

/** Reads and lists are served by different caches on the way, so one may show what the other does not yet. */
export type Way = 'read' | 'list'

export type History = {
  /** `null` removes the key. */
  change(key: string, value: string | null, place: string, now: number): void
  /** The value as it arrives at a place: `null` if there is none, or none there yet. */
  seen(key: string, place: string, way: Way, now: number): string | null
  /** Ascending; also the keys that were removed. */
  keys(): readonly string[]
  /** The values that the last changes made, whoever has seen them; keys ascending. */
  latest(): ReadonlyMap<string, string>
}

type Change = {
  /** Counted per key: of the changes that a place has seen, the highest holds. */
  readonly number: number
  readonly value: string | null
  readonly place: string
  readonly at: number
}

/** `delay`, in milliseconds: the least and the most that a change takes to another place. */
export function emptyHistory(seed: number, delay: readonly [least: number, most: number]): History {
  const [least, most] = delay
  if (!(least >= 0 && least <= most)) throw new RangeError(`Cannot delay by ${least} to ${most} ms`)
  const changesOf = new Map<string, readonly Change[]>()

  const isSeen = ({ number, at, ...change }: Change, key: string, place: string, way: Way, now: number) => {
    if (change.place === place || now - at >= most) return true
    // Drawn from what is delayed, not from one stream: who looks, and how often, changes nothing.
    const random = randomFrom(hashOf(`${seed} ${way} ${place} ${number} ${key}`))
    return now - at >= least + random.below(most - least + 1)
  }

  const keys = () => [...changesOf.keys()].sort()

  return {
    change(key, value, place, now) {
      const before = changesOf.get(key) ?? []
      const number = (before.at(-1)?.number ?? 0) + 1
      // What came before a change that everybody sees is seen by nobody any more.
      const settled = before.findLastIndex(({ at }) => now - at >= most)
      changesOf.set(key, [...before.slice(Math.max(settled, 0)), { number, value, place, at: now }])
    },
    seen(key, place, way, now) {
      const changes = changesOf.get(key) ?? []
      return changes.findLast((change) => isSeen(change, key, place, way, now))?.value ?? null
    },
    keys,
    latest() {
      const values = new Map<string, string>()
      for (const key of keys()) {
        const value = changesOf.get(key)?.at(-1)?.value ?? null
        if (value !== null) values.set(key, value)
      }
      return values
    },
  }
}

/** FNV-1a over UTF-16 units (Fowler, Noll, Vo 1991). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
