/** A store that fails must never look like a library without the words. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { readDocument } from '../../src/service/documents.ts'
import { openLibrary } from '../../src/service/library.ts'
import { publish } from '../../src/service/publish.ts'
import { verify } from '../../src/service/verify.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { type Store, StoreError } from '../../src/store/store.ts'
import { BRIDGE, HARBOUR, ORCHARD, textOf } from './text.ts'

/** So that the texts are in a large segment, and one more in a small one. */
const LARGE = { smallWords: 0 }
const MILL = textOf('mill', 'The mill wheel turned all night in the flood of that spring.')

type Spoil = (key: string, value: string | null) => string | null

async function spoiled(spoil: Spoil): Promise<Store> {
  const store = memoryStore()
  await publish(store, [HARBOUR, ORCHARD, BRIDGE], LARGE)
  await publish(store, [MILL])
  return {
    ...store,
    read: async (keys, mode) => {
      const values = await store.read(keys, mode)
      return new Map([...values].map(([key, value]) => [key, spoil(key, value)]))
    },
  }
}

async function ask(store: Store, quote: string): Promise<unknown> {
  const library = await openLibrary(store)
  if (library === null) return 'library_empty'
  return verify(library, { quote, speaker: 'Petra Lind', date: null, document: null }, { limit: 5 })
}

const missing =
  (part: string): Spoil =>
  (key, value) =>
    key.includes(part) ? null : value
const cut =
  (part: string): Spoil =>
  (key, value) =>
    key.includes(part) ? (value?.slice(0, Math.floor(value.length / 2)) ?? null) : value
const emptied =
  (part: string): Spoil =>
  (key, value) =>
    key.includes(part) ? '' : value

const FAULTS: readonly (readonly [string, Spoil, StoreError['code']])[] = [
  ['a bucket is missing', missing('/bucket/'), 'missing'],
  ['a block is missing', missing('/block/'), 'missing'],
  ['the document table is missing', missing('/documents'), 'missing'],
  ['the list of frequent grams is missing', missing('/frequent'), 'missing'],
  ['a small segment came back in half', cut('/whole'), 'corrupt'],
  ['a small segment came back empty', emptied('/whole'), 'corrupt'],
  ['a bucket came back empty', emptied('/bucket/'), 'corrupt'],
  ['the list of frequent grams came back empty', emptied('/frequent'), 'corrupt'],
  ['a block came back in half', cut('/block/'), 'corrupt'],
  ['a block came back empty', emptied('/block/'), 'corrupt'],
  ['the document table came back in half', cut('/documents'), 'corrupt'],
  ['the record came back in half', cut('library'), 'corrupt'],
  [
    'the record is of another format',
    (key, value) => (key === 'library' ? '{"format":99}' : value),
    'corrupt',
  ],
]

describe('a verification over a broken store', () => {
  it.each(FAULTS)('is a fault if %s', async (_, spoil, code) => {
    const store = await spoiled(spoil)
    for (const quote of ['Nobody leaves before the storm has passed', 'words that no text has anywhere']) {
      await expect(ask(store, quote)).rejects.toMatchObject({ name: 'StoreError', code })
    }
  })

  it('is answered from the library before if a publication is recorded whose data is not there yet', async () => {
    const store = await spoiled(missing('/whole'))
    expect(await ask(store, 'Nobody leaves before the storm has passed')).toMatchObject({
      answer: { verdict: 'verbatim', corpus: { documents: 3 } },
    })
  })

  it('is a fault if reading fails', async () => {
    const store: Store = {
      ...memoryStore(),
      read: () => Promise.reject(new StoreError('unavailable', 'The network is down')),
    }
    await expect(ask(store, 'anything')).rejects.toMatchObject({ name: 'StoreError', code: 'unavailable' })
  })

  it('answers again once the store does', async () => {
    let broken = true
    const store = await spoiled((key, value) => (broken && key.includes('/block/') ? null : value))
    await expect(ask(store, 'Nobody leaves before the storm has passed')).rejects.toThrow(StoreError)
    broken = false
    expect(await ask(store, 'Nobody leaves before the storm has passed')).toMatchObject({
      answer: { verdict: 'verbatim' },
    })
  })
})

describe('a publication whose record is seen before its data', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is served as the library before it, and as itself once the data is there', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const origin = memoryStore()
    await publish(origin, [HARBOUR], LARGE)
    const before = new Set(await origin.list('segment/'))
    let arrived = false
    const store: Store = {
      ...origin,
      read: async (keys, mode) => {
        const values = await origin.read(keys, mode)
        const isSeen = (key: string): boolean => arrived || !key.startsWith('segment/') || before.has(key)
        return new Map([...values].map(([key, value]) => [key, isSeen(key) ? value : null]))
      },
    }
    const verdictOf = async (quote: string): Promise<unknown> => {
      vi.setSystemTime(Date.now() + 60_000)
      return ask(store, quote)
    }
    await verdictOf('Nobody leaves before the storm has passed')
    await publish(origin, [ORCHARD], { ...LARGE, prune: true })
    expect(await verdictOf('Nobody leaves before the storm has passed')).toMatchObject({
      answer: { verdict: 'verbatim' },
    })
    arrived = true
    expect(await verdictOf('Nobody leaves before the storm has passed')).toMatchObject({
      answer: { verdict: 'not_found' },
    })
  })
})

describe('a document from a broken store', () => {
  it('is a fault, not a shorter text', async () => {
    const store = await spoiled(cut('/block/'))
    const library = await openLibrary(store)
    await expect(readDocument(library ?? never(), 'harbour')).rejects.toThrow(StoreError)
  })
})

function never(): never {
  throw new Error('The library is empty')
}
