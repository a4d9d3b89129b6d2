/** The service itself: a library in memory, its own search, and the aligner that all engines share. */
import type { Document } from '../../../src/core/document.ts'
import { SCORE_SHARE_BEHIND_SOURCE } from '../../../src/core/judgement/decide.ts'
import type { ClosedWindow } from '../../../src/core/judgement/place.ts'
import { ENGINE } from '../../../src/core/version.ts'
import { type Library, newTally, openLibrary } from '../../../src/service/library.ts'
import { publish } from '../../../src/service/publish.ts'
import { search } from '../../../src/service/search.ts'
import { blockKey } from '../../../src/store/keys.ts'
import { memoryStore } from '../../../src/store/memory.ts'
import { READ_KEYS_MAX, type Store } from '../../../src/store/store.ts'
import type { Engine } from './engine.ts'
import { type Candidate, closerOf, closestPlace, isSettled } from './place.ts'

export type Verbatim = {
  readonly engine: Engine
  readonly library: Library
  /** UTF-8 bytes of the texts as stored, which are no part of the index but are read with it. */
  readonly textBytes: number
  /** The library as a fresh isolate opens it: nothing is cached. */
  readonly reopen: () => Promise<Library>
}

export async function buildVerbatim(documents: readonly Document[]): Promise<Verbatim> {
  const store = memoryStore()
  const { bytes } = await publish(store, documents, { smallWords: 0 })
  return verbatimOver(store, { bytes, textBytes: await bytesOfText(store) })
}

/** The service over what was published to a store, in so many bytes, of which so many are text. */
export async function verbatimOver(
  store: Store,
  { bytes, textBytes }: { readonly bytes: number; readonly textBytes: number },
): Promise<Verbatim> {
  // A library is cached by its store: another object is another isolate.
  const reopen = (): Promise<Library> => open({ ...store })
  const library = await open(store)
  const engine: Engine = {
    name: 'Verbatim',
    settings: `${ENGINE}, search() over the store in memory`,
    indexBytes: bytes - textBytes,
    onlyExact: false,
    find: async (claim) => {
      const request = { claim, document: null, preferred: new Set<string>() }
      const tally = newTally()
      let found = await search(library, request, tally)
      let place = closestPlace(claim, found.windows.map(candidateOf), SCORE_SHARE_BEHIND_SOURCE)
      while (found.more !== null && !isSettled(claim, place, found.complete)) {
        found = await found.more()
        const next = closestPlace(claim, found.windows.map(candidateOf), SCORE_SHARE_BEHIND_SOURCE)
        place = closerOf(place, next)
      }
      return place
    },
  }
  return { engine, library, textBytes, reopen }
}

function candidateOf({ score, open }: ClosedWindow): Candidate {
  return {
    score,
    open: () => {
      const { slice, source } = open()
      return { document: slice.document.metadata.id, source }
    },
  }
}

async function open(store: Store): Promise<Library> {
  const library = await openLibrary(store)
  if (library === null) throw new Error('The library was published, but is not there')
  return library
}

/** UTF-8 bytes of the blocks of what was published to a store. */
export async function bytesOfText(store: Store): Promise<number> {
  const { segments } = await open(store)
  let bytes = 0
  for (const { name, blocks } of segments.values()) {
    const keys = Array.from({ length: blocks }, (_, block) => blockKey(name, block))
    for (let from = 0; from < blocks; from += READ_KEYS_MAX) {
      const values = await store.read(keys.slice(from, from + READ_KEYS_MAX), 'immutable')
      for (const value of values.values()) bytes += Buffer.byteLength(value ?? '')
    }
  }
  return bytes
}
