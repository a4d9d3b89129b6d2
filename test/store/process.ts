/** A process that works on a store, and the faults it meets: each of its operations may fail, lose its answer or be its last. */
import { StoreError } from '../../src/store/store.ts'
import type { Turn } from './turns.ts'

/** A write or a remove of several keys is so many operations, one after the other. */
export type Operation = {
  readonly kind: 'read' | 'write' | 'list' | 'remove'
  /** From 1, counted over all processes. */
  readonly number: number
  readonly place: string
  /** Of a list: its prefix. */
  readonly keys: readonly string[]
}

/**
 * `fail`: nothing is done. `fail-after`: it is done, but the answer is lost; both are a `StoreError` to the caller.
 * `die`, `die-after`: the same, but the process is gone: it gets `Died`, now and from whatever else it tries.
 */
export type Outcome = 'ok' | 'fail' | 'fail-after' | 'die' | 'die-after'

/** Asked before each operation what becomes of it. */
export type Faults = (operation: Operation) => Outcome

/** Thrown to a process that was killed, so that its code ends; no fault of the store. */
export class Died extends Error {
  override readonly name = 'Died'
}

/** Does one operation of a process: `act`, or what becomes of it. Throws `Died` or `StoreError`. */
export type Perform = <T>(
  kind: Operation['kind'],
  keys: readonly string[],
  act: () => T | StoreError,
) => Promise<T>

/** A process that lives until a fault ends it; `befall` says what becomes of its next operation. */
export function startProcess(
  place: string,
  turn: Turn,
  befall: (operation: Omit<Operation, 'number'>) => Outcome,
): Perform {
  let dead = false
  const live = () => {
    if (dead) throw new Died(`Cannot go on: the process at "${place}" was killed`)
  }
  return async (kind, keys, act) => {
    live()
    await turn()
    // Another operation of this process may have been its last meanwhile.
    live()
    const outcome = befall({ kind, place, keys })
    const done = outcome !== 'fail' && outcome !== 'die'
    const lost = () => unavailable(kind, keys, 'the connection was lost')
    const answer = done ? act() : lost()
    dead = outcome === 'die' || outcome === 'die-after'
    live()
    if (outcome === 'fail-after') throw lost()
    if (answer instanceof StoreError) throw answer
    return answer
  }
}

/** The words of kv.ts. */
export function unavailable(kind: Operation['kind'], keys: readonly string[], reason: string): StoreError {
  const what = keys.length === 1 ? `"${keys[0]}"` : `${keys.length} keys beginning with "${keys[0]}"`
  return new StoreError('unavailable', `Cannot ${kind} ${what}: ${reason}`)
}
