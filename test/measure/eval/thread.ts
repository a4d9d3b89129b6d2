/** A thread of the evaluation: opens the library that it is given, then scores chunk after chunk. */
import { parentPort, workerData } from 'node:worker_threads'
import { openLibrary } from '../../../src/service/library.ts'
import { memoryStore } from '../../../src/store/memory.ts'
import type { Entry } from '../../../src/store/store.ts'
import { readCorpus } from '../corpus.ts'
import { scanOf } from './exhaustive.ts'
import type { Chunk } from './plan.ts'
import { scoreChunk } from './score.ts'
import { worldOf } from './world.ts'

export type Work = {
  readonly folder: string | null
  readonly every: number
  readonly seed: number
  readonly entries: readonly Entry[]
}

// Given by `pool.ts`.
const { folder, every, seed, entries } = workerData as Work
const world = worldOf(await readCorpus(folder, every), seed)
const scan = scanOf(world.held)
const store = memoryStore()
await store.write(entries)
const library = await openLibrary(store)
if (library === null) throw new Error('The library was handed over, but is not there')
parentPort?.on('message', async (chunk: Chunk) => {
  parentPort?.postMessage(await scoreChunk(chunk, world, library, scan))
})
parentPort?.postMessage(null)
