/** Scores the chunks of a run in as many threads as there are processors. */
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Cell, Chunk } from './plan.ts'
import { addTally, emptyTally, type Tally } from './score.ts'
import type { Work } from './thread.ts'

export type Scored = { readonly cell: Cell; readonly tally: Tally }

/** The tally of every cell, in the order of the plan. Throws if a thread does. */
export async function scoreAll(
  chunks: readonly Chunk[],
  work: Work,
  onProgress: (done: number, total: number) => void,
): Promise<readonly Scored[]> {
  const scored = new Map<string, Scored>()
  const total = chunks.reduce((sum, { claims }) => sum + claims, 0)
  for (const { cell } of chunks) scored.set(JSON.stringify(cell), { cell, tally: emptyTally() })
  const results: (Tally | undefined)[] = []
  let next = 0
  let done = 0
  const runThread = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const thread = new Worker(join(import.meta.dirname, 'thread.ts'), { workerData: work })
      let at: number | null = null
      thread.on('error', reject)
      thread.on('message', (tally: Tally | null) => {
        if (at !== null && tally !== null) {
          results[at] = tally
          done += chunks[at]?.claims ?? 0
          onProgress(done, total)
        }
        at = next++
        const chunk = chunks[at]
        if (chunk !== undefined) thread.postMessage(chunk)
        else void thread.terminate().then(() => resolve())
      })
    })
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), chunks.length) }, runThread))
  for (const [at, { cell }] of chunks.entries()) {
    const tally = results[at]
    const sum = scored.get(JSON.stringify(cell))
    if (tally !== undefined && sum !== undefined) addTally(sum.tally, tally)
  }
  return [...scored.values()]
}
