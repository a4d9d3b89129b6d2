/** What every backend of the store promises. */
import * as fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { READ_KEYS_MAX, type Store } from '../../src/store/store.ts'

/** Runs the promises of the port against stores that `open` gives, each empty. */
export function describeStore(backend: string, open: () => Promise<Store>): void {
  describe(`the store in ${backend}`, () => {
    let store: Store
    beforeEach(async () => {
      store = await open()
    })

    it('reads back what was written, and null for a key that was not', async () => {
      await store.write([
        ['a', 'one'],
        ['b', ''],
      ])
      expect(await store.read(['a', 'b', 'c'], 'fresh')).toEqual(
        new Map([
          ['a', 'one'],
          ['b', ''],
          ['c', null],
        ]),
      )
    })

    it('answers every key asked, also when one is asked twice or none at all', async () => {
      await store.write([['a', 'one']])
      expect(await store.read(['a', 'a'], 'immutable')).toEqual(new Map([['a', 'one']]))
      expect(await store.read([], 'immutable')).toEqual(new Map())
    })

    it('keeps the later of two writes to one key', async () => {
      await store.write([['a', 'one']])
      await store.write([['a', 'two']])
      expect((await store.read(['a'], 'fresh')).get('a')).toBe('two')
    })

    it('keeps every well-formed text unit by unit', async () => {
      let count = 0
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
          count += 1
          await store.write([[`text/${count}`, text]])
          return (await store.read([`text/${count}`], 'immutable')).get(`text/${count}`) === text
        }),
        { numRuns: 50 },
      )
    })

    it('counts the entries as they are stored', async () => {
      const counts: number[] = []
      await store.write(numbered(20), (count) => counts.push(count))
      expect(counts).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
    })

    it(`reads ${READ_KEYS_MAX} keys at once and refuses one more`, async () => {
      const entries = numbered(READ_KEYS_MAX)
      await store.write(entries)
      expect(await store.read([...entries.keys()], 'fresh')).toEqual(entries)
      await expect(store.read([...entries.keys(), 'more'], 'fresh')).rejects.toThrow(RangeError)
    })

    it('lists the keys with a prefix in ascending order, beyond one page', async () => {
      await store.write([...numbered(1_100), ['other/0', '']])
      const keys = await store.list('n/')
      expect(keys).toHaveLength(1_100)
      expect(keys).toEqual([...keys].sort())
      expect(await store.list('none/')).toEqual([])
    })

    it('removes keys, also one that is not there', async () => {
      await store.write(numbered(3))
      await store.remove(['n/1', 'absent'])
      expect(await store.list('n/')).toEqual(['n/0', 'n/2'])
    })

    it.each([
      { limit: 'a key of 513 bytes', key: 'k'.repeat(513), value: '', message: '512 bytes' },
      { limit: 'a key of 171 three-byte letters', key: '字'.repeat(171), value: '', message: '512 bytes' },
      { limit: 'a value above 25 MiB', key: 'k', value: 'v'.repeat(26_214_385), message: '26214384 bytes' },
      { limit: 'an empty key', key: '', value: '', message: 'reserved' },
    ])('refuses $limit and says which limit that is', async ({ key, value, message }) => {
      const written = store.write([[key, value]])
      await expect(written).rejects.toThrow(RangeError)
      await expect(written).rejects.toThrow(message)
    })
  })
}

function numbered(count: number): Map<string, string> {
  return new Map(Array.from({ length: count }, (_, index) => [`n/${index}`, `value ${index}`]))
}
