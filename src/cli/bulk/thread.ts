/** The thread that prepares batches, one after another; see `pool.ts`. */
import { parentPort, workerData } from 'node:worker_threads'
import { type Batch, prepareBatch } from './prepare-batch.ts'

/** What the pool sends. */
export type Order = { readonly number: number; readonly batch: Batch; readonly part: string }

// Set by `pool.ts`, which alone starts this file.
const { held } = workerData as { readonly held: ReadonlySet<string> }

parentPort?.on('message', async ({ number, batch, part }: Order) => {
  try {
    parentPort?.postMessage({ number, index: await prepareBatch(batch, part, held) })
  } catch (error) {
    parentPort?.postMessage({ number, error })
  }
})
