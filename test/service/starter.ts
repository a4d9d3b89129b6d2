/** The library of a first run, built once for the tests that need real texts. */
import { join } from 'node:path'
import { dataFolder, readSources, STARTER_LIBRARY } from '../../src/cli/sources.ts'
import type { Document } from '../../src/core/document.ts'
import type { Answer, Cost } from '../../src/service/answer.ts'
import { type Library, openLibrary } from '../../src/service/library.ts'
import { publish } from '../../src/service/publish.ts'
import { type Claim, verify } from '../../src/service/verify.ts'
import { memoryStore } from '../../src/store/memory.ts'

export type Starter = {
  readonly documents: readonly Document[]
  readonly library: Library
  readonly keys: number
}

export async function openStarter(): Promise<Starter> {
  const { documents } = await readSources([
    dataFolder(join(import.meta.dirname, '..', '..', 'data')),
    ...STARTER_LIBRARY,
  ])
  const store = memoryStore()
  const { keys } = await publish(store, documents)
  const library = await openLibrary(store)
  if (library === null) throw new Error('The starter library was published, but is not there')
  return { documents, library, keys }
}

export async function ask(
  library: Library,
  quote: string,
  claim: Partial<Claim> = {},
): Promise<{ answer: Answer; cost: Cost }> {
  const verification = await verify(
    library,
    { quote, speaker: null, date: null, document: null, ...claim },
    { limit: 5 },
  )
  if (verification.kind !== 'answer') throw new Error('The document asked for is not held')
  return { answer: verification.answer, cost: verification.costOf() }
}
