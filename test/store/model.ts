/**
 * Workers KV as it behaves in production: late, in any order, from copies, failing, abandoned halfway; and the same in
 * every run with one seed.
 */
import { CACHE_SECONDS } from '../../src/store/kv.ts'
import { checkEntry, checkRead } from '../../src/store/limits.ts'
import type { ReadMode, Store, StoreError } from '../../src/store/store.ts'
import { randomFrom } from '../measure/random.ts'
import { emptyHistory } from './history.ts'
import { type Place, placeIn } from './place.ts'
import { type Faults, type Operation, type Perform, startProcess, unavailable } from './process.ts'
import { microtaskTurns, rounds, type Turn } from './turns.ts'

export { Died, type Faults, type Operation, type Outcome } from './process.ts'

/** One namespace, seen from several places. */
export type Model = {
  /**
   * A new process at a place ("origin", "elsewhere", …). Processes at one place share its copies of values, misses and
   * lists, as those at one data centre do: whoever starts after a crash finds them as they were.
   */
  place(name: string): Store
  /**
   * Runs the tasks as new processes, each with one of its operations at a time, in random order, which is the same in
   * every run also if they compute with WebCrypto or wait for timers in between. They must not wait for each other.
   */
  together<T>(tasks: readonly Task<T>[]): Promise<PromiseSettledResult<T>[]>
  /** Moves the model's clock; what becomes visible in the meantime does. Throws `RangeError` for a step back. */
  advance(milliseconds: number): void
  /** In milliseconds, from 0; only `advance` moves it. */
  now(): number
  /** The values as they truly are, whatever any place sees; a snapshot, keys ascending. */
  truth(): ReadonlyMap<string, string>
  /** What was done, also if its answer was lost: keys read, written and removed, and lists, as KV bills them. */
  readonly counts: Readonly<Counts>
}

export type Task<T> = { readonly place: string; readonly run: (store: Store) => Promise<T> }

export type Counts = { reads: number; writes: number; lists: number; removes: number }

export type ModelOptions = {
  /** All chance comes from it. */
  readonly seed: number
  /**
   * Milliseconds until a change is seen at other places: a whole number drawn per change, place and way to look (read
   * or list), so that changes become visible in any order; but none is undone by an earlier one of the same key.
   * By default [0, 0].
   */
  readonly delay?: readonly [least: number, most: number]
  /** Milliseconds that a place answers from its own copy, of a miss as of a value; 0: none. By default as in kv.ts. */
  readonly cacheMs?: Readonly<Record<ReadMode, number>>
  /** The same for lists, by prefix; not even a change made at that place renews them. By default 0. */
  readonly listStaleMs?: number
  /** More than one write a second to one key, from wherever, is refused. Removes are neither counted nor refused. */
  readonly writeLimit?: boolean
  /**
   * Operations that begin together wait for 0–3 more turns of the microtasks, and so go on in random order. Publishers
   * that compute digests in between hardly meet in that way: `together` mixes them.
   */
  readonly shuffle?: boolean
  readonly faults?: Faults
}

const CACHE_MS: Readonly<Record<ReadMode, number>> = {
  fresh: CACHE_SECONDS.fresh * 1_000,
  immutable: CACHE_SECONDS.immutable * 1_000,
}
const WRITE_INTERVAL_MS = 1_000

/** A namespace of its own, empty. */
export function kvModel(options: ModelOptions): Model {
  const { delay = [0, 0], cacheMs = CACHE_MS, listStaleMs = 0, faults = () => 'ok' } = options
  const history = emptyHistory(options.seed, delay)
  const places = new Map<string, Place>()
  const clock = { now: 0 }
  let operations = 0
  const befall = (operation: Omit<Operation, 'number'>) => {
    operations += 1
    return faults({ ...operation, number: operations })
  }
  const counts: Counts = { reads: 0, writes: 0, lists: 0, removes: 0 }
  const refuse = options.writeLimit === true ? writeLimit() : () => null
  const start = (name: string, turn: Turn): Store => {
    const place = places.get(name) ?? placeIn(history, name, { cacheMs, listStaleMs })
    places.set(name, place)
    return storeAt(place, startProcess(name, turn, befall), { clock, counts, refuse })
  }
  const random = randomFrom(options.seed)
  const turn = microtaskTurns(random, options.shuffle ?? false)
  return {
    place: (name) => start(name, turn),
    together(tasks) {
      const { turnOf, leave } = rounds(tasks.length, random)
      return Promise.allSettled(
        tasks.map(async ({ place, run }, member) => {
          try {
            return await run(start(place, turnOf(member)))
          } finally {
            leave(member)
          }
        }),
      )
    },
    advance(milliseconds) {
      if (!(milliseconds >= 0)) throw new RangeError(`Cannot advance by ${milliseconds} ms`)
      clock.now += milliseconds
    },
    now: () => clock.now,
    truth: () => history.latest(),
    counts,
  }
}

type Refuse = (key: string, now: number) => StoreError | null

type Shared = { readonly clock: { readonly now: number }; readonly counts: Counts; readonly refuse: Refuse }

function storeAt(place: Place, perform: Perform, { clock, counts, refuse }: Shared): Store {
  return {
    async read(keys, mode) {
      checkRead(keys)
      const distinct = [...new Set(keys)]
      if (distinct.length === 0) return new Map()
      return await perform('read', distinct, () => {
        counts.reads += distinct.length
        return new Map(distinct.map((key) => [key, place.read(key, mode, clock.now)]))
      })
    },
    async write(entries, onWritten) {
      let count = 0
      for (const entry of entries) {
        checkEntry(entry)
        const [key, value] = entry
        await perform('write', [key], () => {
          const refusal = refuse(key, clock.now)
          if (refusal !== null) return refusal
          counts.writes += 1
          return place.change(key, value, clock.now)
        })
        count += 1
        onWritten?.(count)
      }
    },
    async remove(keys) {
      for (const key of keys) {
        await perform('remove', [key], () => {
          counts.removes += 1
          return place.change(key, null, clock.now)
        })
      }
    },
    async list(prefix) {
      return await perform('list', [prefix], () => {
        counts.lists += 1
        return place.list(prefix, clock.now)
      })
    },
  }
}

/** Gives the error of a write that comes too soon after another one of its key, which stays. */
function writeLimit(): Refuse {
  const writtenAt = new Map<string, number>()
  return (key, now) => {
    const last = writtenAt.get(key)
    if (last !== undefined && now - last < WRITE_INTERVAL_MS) {
      return unavailable('write', [key], 'KV PUT failed: 429 Too Many Requests')
    }
    writtenAt.set(key, now)
    return null
  }
}
