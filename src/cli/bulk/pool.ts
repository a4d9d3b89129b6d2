/** Prepares batches, on all cores if there is enough to do. */
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { bytesOf } from './batches.ts'
import type { PartIndex } from './part.ts'
import { type Batch, prepareBatch } from './prepare-batch.ts'
import type { Order } from './thread.ts'

/** More threads need more memory than they save time. */
const THREADS_MAX = 4
/** A thread has one document of the longest in memory; without limits it would let garbage lie until there is much more. */
const LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 32 }
/** Bytes of files under which to start a thread takes longer than to read them. */
const THREAD_BYTES = 2_000_000

export type Task = { readonly batch: Batch; readonly part: string }

type Reply = { readonly number: number } & ({ readonly index: PartIndex } | { readonly error: unknown })

/**
 * The indexes of the parts, in the order of the tasks. `onDone` hears of each as it ends. Rejects with the first error,
 * when no thread works any more.
 */
export async function prepareAll(
  tasks: readonly Task[],
  held: ReadonlySet<string>,
  onDone: (task: Task, index: PartIndex) => void,
): Promise<PartIndex[]> {
  const indexes: PartIndex[] = []
  const queue = tasks.entries()
  const work = async (): Promise<void> => {
    const worker = new Worker(join(import.meta.dirname, 'thread.ts'), {
      workerData: { held },
      resourceLimits: LIMITS,
    })
    try {
      for (const [number, task] of queue) {
        const index = await ask(worker, { number, ...task })
        indexes[number] = index
        onDone(task, index)
      }
    } finally {
      await worker.terminate()
    }
  }
  const bytes = tasks.reduce((sum, { batch }) => sum + bytesOf(batch), 0)
  if (bytes < THREAD_BYTES) {
    for (const task of tasks) {
      const index = await prepareBatch(task.batch, task.part, held)
      indexes.push(index)
      onDone(task, index)
    }
    return indexes
  }
  const threads = Math.min(tasks.length, availableParallelism(), THREADS_MAX)
  const ended = await Promise.allSettled(Array.from({ length: threads }, work))
  for (const end of ended) if (end.status === 'rejected') throw end.reason
  return indexes
}

function ask(worker: Worker, order: Order): Promise<PartIndex> {
  return new Promise((resolve, reject) => {
    worker.removeAllListeners()
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`A thread ended with ${code}`)))
    worker.once('message', (reply: Reply) => {
      if ('index' in reply) resolve(reply.index)
      else reject(reply.error)
    })
    worker.postMessage(order)
  })
}
