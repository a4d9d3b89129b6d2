/** Counts by gram: an open hash table in typed arrays, for millions of them. */

export type GramCounts = {
  /** Counts one more of the gram with these hashes (see `GramAddress`; `print` in 30 bits) and gives the new count. */
  readonly add: (hash: number, print: number) => number
  /** Sets the count, over 0. */
  readonly set: (hash: number, print: number, count: number) => void
  /** 0 for a gram that was never counted. */
  readonly get: (hash: number, print: number) => number
  /** Each gram once, in no order. */
  readonly entries: () => Generator<readonly [hash: number, print: number, count: number]>
}

const SLOTS_MIN = 1024

export function newGramCounts(): GramCounts {
  let slots = SLOTS_MIN
  let hashes = new Uint32Array(slots)
  let prints = new Uint32Array(slots)
  let counts = new Uint32Array(slots)
  let size = 0

  /** The slot of the gram, or the free one where it belongs. */
  function slotOf(hash: number, print: number): number {
    let slot = (hash ^ print) & (slots - 1)
    while (counts[slot] !== 0 && (hashes[slot] !== hash || prints[slot] !== print)) {
      slot = (slot + 1) & (slots - 1)
    }
    return slot
  }

  function grow(): void {
    const [oldHashes, oldPrints, oldCounts] = [hashes, prints, counts]
    slots *= 2
    hashes = new Uint32Array(slots)
    prints = new Uint32Array(slots)
    counts = new Uint32Array(slots)
    size = 0
    for (const [old, count] of oldCounts.entries()) {
      const [hash, print] = [oldHashes[old] ?? 0, oldPrints[old] ?? 0]
      if (count > 0) put(slotOf(hash, print), hash, print, count)
    }
  }

  function put(slot: number, hash: number, print: number, count: number): void {
    const isNew = counts[slot] === 0
    hashes[slot] = hash
    prints[slot] = print
    counts[slot] = count
    if (isNew) size++
    if (2 * size > slots) grow()
  }

  return {
    add(hash, print) {
      const slot = slotOf(hash, print)
      const count = (counts[slot] ?? 0) + 1
      put(slot, hash, print, count)
      return count
    },
    set: (hash, print, count) => put(slotOf(hash, print), hash, print, count),
    get: (hash, print) => counts[slotOf(hash, print)] ?? 0,
    *entries() {
      for (const [slot, count] of counts.entries()) {
        if (count > 0) yield [hashes[slot] ?? 0, prints[slot] ?? 0, count]
      }
    },
  }
}
