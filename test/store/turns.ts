/** Whose operation goes on next. */
import type { Random } from '../measure/random.ts'

/** Resolves when an operation may go on. */
export type Turn = () => Promise<void>

const EXTRA_TURNS_MAX = 3

/** Each operation goes on after a turn of the microtasks, a shuffled one after up to three more. */
export function microtaskTurns(random: Random, shuffle: boolean): Turn {
  return async () => {
    const extra = shuffle ? random.below(EXTRA_TURNS_MAX + 1) : 0
    for (let turn = 0; turn <= extra; turn++) await Promise.resolve()
  }
}

export type Rounds = {
  turnOf(member: number): Turn
  /** Nobody waits for this member any more. */
  leave(member: number): void
}

/**
 * Members that go on one at a time, in random order. The next is drawn when every one has an operation that waits or has
 * left: so the order does not hang on how long they compute in between, nor on what computes beside them.
 */
export function rounds(members: number, random: Random): Rounds {
  const waiting: (() => void)[][] = Array.from({ length: members }, () => [])
  const left = new Set<number>()
  const goOn = () => {
    while (waiting.every((ones, member) => ones.length > 0 || left.has(member))) {
      // By member, not in the order of arrival: that does hang on how long they compute.
      const ready = waiting.filter((ones) => ones.length > 0)
      if (ready.length === 0) return
      random.pick(ready).shift()?.()
    }
  }
  return {
    turnOf: (member) => () =>
      new Promise((resolve) => {
        waiting[member]?.push(resolve)
        goOn()
      }),
    leave(member) {
      left.add(member)
      goOn()
    },
  }
}
