/** The library of a first run, built once for the tests that need real texts. */
import { join } from 'node:path'
import { dataFolder, readSources, STARTER_LIBRARY } from '../../src/cli/sources.ts'
import type { Document } from '../../src/core/document.ts'
import type { Answer, Cost } from '../../src/service/answer.ts'
import { type Library, openLibrary } from '../../src/service/library.ts'
import { publish } from '../../src/service/publish.ts'
import { type Claim, verify } from '../../src/service/verify.ts'
import { memoryStore } from '../../src/store/memory.ts'
import type { Store } from '../../src/store/store.ts'

export type Starter = {
  readonly documents: readonly Document[]
  readonly library: Library
  readonly keys: number
}

let published: Promise<Omit<Starter, 'library'> & { readonly store: Store }> | undefined

/** What is published is shared; what a reader keeps of it is not. */
export async function openStarter(): Promise<Starter> {
  published ??= publishStarter()
  const { store, ...starter } = await published
  const library = await openLibrary({ ...store })
  if (library === null) throw new Error('The starter library was published, but is not there')
  return { ...starter, library }
}

async function publishStarter() {
  const { documents } = await readSources([
    dataFolder(join(import.meta.dirname, '..', '..', 'data')),
    ...STARTER_LIBRARY,
  ])
  const store = memoryStore()
  const { keys } = await publish(store, documents)
  return { documents, keys, store }
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
