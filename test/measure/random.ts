/** Numbers that look random and are the same in every run. */

export type Random = {
  /** In [0, 1). */
  readonly next: () => number
  /** A whole number in [0, `count`). */
  readonly below: (count: number) => number
  /** One of the items. Throws `RangeError` if there are none. */
  readonly pick: <T>(items: readonly T[]) => T
}

/** Lehmer's generator (Park and Miller, "Random number generators: good ones are hard to find", 1988). */
export function randomFrom(seed: number): Random {
  let state = (Math.abs(Math.trunc(seed)) % (MODULUS - 1)) + 1
  const next = (): number => {
    state = (state * MULTIPLIER) % MODULUS
    return (state - 1) / (MODULUS - 1)
  }
  // Neighbouring seeds begin alike.
  for (let turn = 0; turn < WARM_UP; turn++) next()
  const below = (count: number): number => Math.floor(next() * count)
  const pick = <T>(items: readonly T[]): T => {
    const [item] = items.slice(below(items.length)).slice(0, 1)
    if (item === undefined) throw new RangeError('Cannot pick from no items')
    return item
  }
  return { next, below, pick }
}

const MODULUS = 2_147_483_647
const MULTIPLIER = 48_271
const WARM_UP = 8
