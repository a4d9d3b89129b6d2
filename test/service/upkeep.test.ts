import { afterEach, describe, expect, it, vi } from 'vitest'
import { openLibrary } from '../../src/service/library.ts'
import { SMALL_SEGMENTS_MAX } from '../../src/service/plan.ts'
import { publish, remove } from '../../src/service/publish.ts'
import { keepUp } from '../../src/service/upkeep.ts'
import { LIBRARY_KEY } from '../../src/store/keys.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { type Store, StoreError } from '../../src/store/store.ts'
import { HARBOUR, ORCHARD, textOf } from './text.ts'

const PLANS = ['free', 'paid'] as const

async function libraryIn(store: Store) {
  const library = await openLibrary({ ...store })
  if (library === null) throw new Error('Nothing is published')
  return library
}

async function contentsOf(store: Store) {
  return new Map(await store.read(await store.list(''), 'fresh'))
}

async function withTexts(count: number): Promise<Store> {
  const store = memoryStore()
  for (let at = 0; at < count; at++) {
    await publish(store, [textOf(`text-${at}`, `Words of number ${at}.`)], { origin: 'api' })
  }
  return store
}

describe('keepUp()', () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  afterEach(() => log.mockClear())

  it.each(PLANS)('writes nothing if there is nothing to do, on the %s plan', async (plan) => {
    for (const store of [memoryStore(), await withTexts(1), await withTexts(SMALL_SEGMENTS_MAX)]) {
      const before = await contentsOf(store)
      const write = vi.spyOn(store, 'write')
      await keepUp({ ...store }, plan)
      expect(write).not.toHaveBeenCalled()
      expect(await contentsOf(store)).toEqual(before)
    }
  })

  it('records what another publisher has overwritten', async () => {
    const store = memoryStore()
    await publish(store, [HARBOUR])
    const [record] = await store.read([LIBRARY_KEY], 'fresh')
    await publish(store, [ORCHARD])
    await store.write([[LIBRARY_KEY, record?.[1] ?? '']])
    expect((await libraryIn(store)).document('orchard')).toBeNull()
    await keepUp({ ...store }, 'free')
    expect((await libraryIn(store)).document('orchard')).not.toBeNull()
  })

  it('joins more than a few small segments where there is time for it', async () => {
    const [free, paid] = [await withTexts(SMALL_SEGMENTS_MAX + 1), await withTexts(SMALL_SEGMENTS_MAX + 1)]
    await keepUp({ ...free }, 'free')
    expect((await libraryIn(free)).segments.size).toBe(SMALL_SEGMENTS_MAX + 1)
    await keepUp({ ...paid }, 'paid')
    const library = await libraryIn(paid)
    expect([library.segments.size, library.corpus.documents]).toEqual([1, SMALL_SEGMENTS_MAX + 1])
  })

  it('lets a removal be part of what is joined, and then rests', async () => {
    const store = await withTexts(2)
    const version = (await libraryIn(store)).document('text-0')
    await remove({ ...store }, version === null ? [] : [version])
    await keepUp({ ...store }, 'paid')
    const { heads, corpus } = await libraryIn(store)
    expect([heads.size, corpus.documents]).toEqual([1, 1])
    const before = await contentsOf(store)
    await keepUp({ ...store }, 'paid')
    expect(await contentsOf(store)).toEqual(before)
  })

  it.each([
    ['the store', new StoreError('unavailable', 'Cannot list "head/"'), { code: 'unavailable' }],
    ['the program', new TypeError('Cannot read “Nobody leaves”'), { error: 'TypeError' }],
  ])('logs a failure of %s as one line without a word of a text', async (_, failure, entry) => {
    const store = await withTexts(1)
    await keepUp({ ...store, list: () => Promise.reject(failure) }, 'free')
    expect(log).toHaveBeenCalledTimes(1)
    const line = String(log.mock.calls[0]?.[0])
    expect(JSON.parse(line)).toMatchObject({ level: 'error', job: 'upkeep', ...entry })
    expect(line).not.toMatch(/Nobody|\n/)
  })
})
