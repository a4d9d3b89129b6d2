/** How long a store is waited for: one that hangs must not hang whoever asks. */
import { StoreError } from './store.ts'

export type Patience = {
  /** Milliseconds for each try to read or list, the last one included: as many as are tried. */
  readonly readMs: readonly number[]
  /** Milliseconds for each write or removal, which is tried once: it may be done although nothing was heard of it. */
  readonly changeMs: number
}

/** Somebody waits: 10 seconds for each round of reads. Two open a library, a question then has two, and seven at most. */
export const OF_A_REQUEST: Patience = { readMs: [4_000, 6_000], changeMs: 15_000 }

/** A command sends and reads megabytes at once, over whatever line there is. */
export const OF_A_COMMAND: Patience = { readMs: [60_000, 120_000], changeMs: 600_000 }

/** What `call` gives if it does so in time; else it is left to itself. Throws `StoreError`, or what `call` throws. */
export async function within<T>(milliseconds: number, call: () => Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const outOfTime = new Promise<never>((_, reject) => {
    const tell = () => reject(new StoreError('unavailable', `no answer within ${milliseconds / 1_000} s`))
    timer = setTimeout(tell, milliseconds)
  })
  try {
    return await Promise.race([call(), outOfTime])
  } finally {
    clearTimeout(timer)
  }
}

/** The same, tried as often as there are times. Throws what the last try threw. */
export async function withinEach<T>(milliseconds: readonly number[], call: () => Promise<T>): Promise<T> {
  const [first = 0, ...others] = milliseconds
  try {
    return await within(first, call)
  } catch (failure) {
    if (others.length === 0) throw failure
    return withinEach(others, call)
  }
}
