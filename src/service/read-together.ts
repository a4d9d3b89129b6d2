/** Several questions to one library at once, whose reads go to the store as one. */
import { READ_KEYS_MAX } from '../store/store.ts'
import { type Library, newTally, type Reader, type ReadTally } from './library.ts'

export type Together = {
  /** For each of the questions: the library, but each of its reads waits until all others read too, or have left. */
  readonly library: Library
  /** A question says so when it reads no more, however it ended. */
  readonly leave: () => void
}

type Waiting = {
  readonly keys: readonly string[]
  readonly tally: ReadTally
  readonly resolve: (values: ReadonlyMap<string, string>) => void
  readonly reject: (failure: unknown) => void
}

/** A library for so many questions, each of which waits for no other while it does not read. */
export function readTogether(library: Library, questions: number): Together {
  let left = questions
  let waiting: Waiting[] = []
  const readIfAllWait = (): void => {
    if (waiting.length === 0 || waiting.length < left) return
    const all = waiting
    waiting = []
    void answerAll(library.read, all)
  }
  const read: Reader = (keys, tally) =>
    new Promise((resolve, reject) => {
      waiting.push({ keys, tally, resolve, reject })
      readIfAllWait()
    })
  return {
    library: { ...library, read },
    leave: () => {
      left--
      readIfAllWait()
    },
  }
}

/** Never rejects: a question is told the failure of its own keys only. */
async function answerAll(read: Reader, all: readonly Waiting[]): Promise<void> {
  const keys = [...new Set(all.flatMap((one) => one.keys))]
  const chunks = Array.from({ length: Math.ceil(keys.length / READ_KEYS_MAX) }, (_, chunk) =>
    keys.slice(chunk * READ_KEYS_MAX, (chunk + 1) * READ_KEYS_MAX),
  )
  const values = new Map<string, string>()
  try {
    for (const found of await Promise.all(chunks.map((chunk) => read(chunk, newTally())))) {
      for (const [key, value] of found) values.set(key, value)
    }
  } catch {
    for (const { keys, tally, resolve, reject } of all) read(keys, tally).then(resolve, reject)
    return
  }
  for (const { keys, tally, resolve } of all) resolve(tallied(keys, values, tally))
}

/** The values of one question, counted as if it had read them alone. */
function tallied(
  keys: readonly string[],
  values: ReadonlyMap<string, string>,
  tally: ReadTally,
): Map<string, string> {
  const own = new Map<string, string>()
  for (const key of keys) {
    const value = values.get(key)
    if (value !== undefined) own.set(key, value)
  }
  if (own.size === 0) return own
  tally.rounds += 1
  tally.keys += own.size
  tally.values.push(...own.values())
  return own
}
