/** An evaluation from texts to scores: a library of most of them in memory, and claims made of all. */
import { publish } from '../../../src/service/publish.ts'
import { memoryStore } from '../../../src/store/memory.ts'
import type { Entry } from '../../../src/store/store.ts'
import { readCorpus } from '../corpus.ts'
import { planOf, type Table } from './plan.ts'
import { type Scored, scoreAll } from './pool.ts'
import { worldOf } from './world.ts'

export type EvaluationOptions = {
  /** Any folder of texts; `null`: the starter library. */
  readonly folder: string | null
  /** Only each so manieth of the texts: for a sample. */
  readonly every?: number
  /** Claims of each form; half as many of other cells. */
  readonly claims: number
  readonly seed: number
  readonly tables: readonly Table[]
}

/** `stage` is a sentence; `claims` counts. */
export type EvaluationProgress =
  | { readonly stage: string }
  | { readonly done: number; readonly total: number }

export type Evaluation = {
  readonly documents: number
  readonly words: number
  readonly scores: readonly Scored[]
}

export async function evaluate(
  { folder, every = 1, claims, seed, tables }: EvaluationOptions,
  onProgress: (progress: EvaluationProgress) => void,
): Promise<Evaluation> {
  const world = worldOf(await readCorpus(folder, every), seed)
  onProgress({ stage: `indexing ${world.held.length} documents, ${world.heldOut.length} are held out` })
  const entries: Entry[] = []
  const store = memoryStore()
  const { corpus } = await publish(
    {
      ...store,
      write: async (written, onWritten) => {
        const all = [...written]
        entries.push(...all)
        await store.write(all, onWritten)
      },
    },
    world.held,
  )
  const scores = await scoreAll(
    planOf(claims, seed, tables),
    { folder, every, seed, entries },
    (done, total) => onProgress({ done, total }),
  )
  return { documents: corpus.documents, words: corpus.words, scores }
}
