/** A namespace of Workers KV as the platform gives it, of which each call may go wrong. */

/**
 * `ok`; `slow`: it takes a moment. `fail`: it is refused. `hang`: nothing is ever heard of it. `lose`: it is done, and refused
 * all the same. Of reads only: one of its values is missing (`miss`), has another letter (`damage`), ends early (`cut`) or is
 * that of another key (`swap`); or all are as they were before (`stale`).
 */
export const OUTCOMES = [
  'ok',
  'slow',
  'fail',
  'hang',
  'lose',
  'miss',
  'damage',
  'cut',
  'swap',
  'stale',
] as const
export type Outcome = (typeof OUTCOMES)[number]

export type Call = {
  readonly kind: 'read' | 'write' | 'remove' | 'list'
  /** Of a list: its prefix. */
  readonly keys: readonly string[]
  /** From 1, counted over all calls. */
  readonly number: number
}

export type Faults = (call: Call) => Outcome

export type Values = ReadonlyMap<string, string>

/** What is stored, now and before, and the namespace by which it is reached. */
export type FaultyNamespace = { readonly namespace: KVNamespace; readonly values: Map<string, string> }

export function faultyNamespace(values: Values, faults: Faults = () => 'ok', before: Values = values) {
  const held = new Map(values)
  let number = 0
  const act = async <T>(
    kind: Call['kind'],
    keys: readonly string[],
    done: (outcome: Outcome) => T,
  ): Promise<T> => {
    number += 1
    const outcome = faults({ kind, keys, number })
    // Like a call that leaves the isolate.
    await Promise.resolve()
    if (outcome === 'hang') return new Promise(() => {})
    if (outcome === 'slow') await new Promise((resolve) => setTimeout(resolve, 1))
    if (outcome === 'fail') throw new Error(`KV ${kind} failed: 503 Service Unavailable`)
    const result = done(outcome)
    if (outcome === 'lose') throw new Error(`KV ${kind} failed: the connection was lost`)
    return result
  }
  const namespace = {
    get: (keys: readonly string[]) =>
      act('read', keys, (outcome) => {
        const source = outcome === 'stale' ? before : held
        const found = new Map(keys.map((key): [string, string | null] => [key, source.get(key) ?? null]))
        // The same one when it is read again.
        const victim = keys.findLast((key) => source.has(key))
        if (victim !== undefined) found.set(victim, spoilt(outcome, victim, source.get(victim) ?? '', source))
        return found
      }),
    put: (key: string, value: string) => act('write', [key], () => void held.set(key, value)),
    delete: (key: string) => act('remove', [key], () => void held.delete(key)),
    list: ({ prefix }: { prefix: string }) =>
      act('list', [prefix], (outcome) => {
        const source = outcome === 'stale' ? before : held
        const keys = [...source.keys()].filter((key) => key.startsWith(prefix)).sort()
        return { keys: keys.map((name) => ({ name })), list_complete: true }
      }),
  }
  // No more of a namespace is used.
  return { namespace: namespace as unknown as KVNamespace, values: held } satisfies FaultyNamespace
}

function spoilt(outcome: Outcome, key: string, value: string, source: Values): string | null {
  const middle = Math.floor(value.length / 2)
  switch (outcome) {
    case 'miss':
      return null
    case 'damage':
      return `${value.slice(0, middle)}${value[middle] === 'n' ? 'm' : 'n'}${value.slice(middle + 1)}`
    case 'cut':
      return value.slice(0, middle)
    case 'swap':
      return [...source].find(([other]) => other !== key)?.[1] ?? null
    case 'ok':
    case 'slow':
    case 'fail':
    case 'hang':
    case 'lose':
    case 'stale':
      return value
  }
}
