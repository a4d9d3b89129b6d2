import fc from 'fast-check'
import { expect, it } from 'vitest'
import { mapAtMost } from '../../src/http/map.ts'

it('keeps the order of the items, whatever finishes first, with no more under way than allowed', async () => {
  const delays = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 20 })
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 5 }), delays, async (atOnce, items) => {
      let underWay = 0
      let most = 0
      const results = await mapAtMost(atOnce, items, async (turns, index) => {
        most = Math.max(most, ++underWay)
        for (let turn = 0; turn < turns; turn++) await Promise.resolve()
        underWay -= 1
        return `${index}:${turns}`
      })
      expect(results).toEqual(items.map((turns, index) => `${index}:${turns}`))
      expect(most).toBe(Math.min(atOnce, items.length))
    }),
    { numRuns: 50 },
  )
})

it('fails if one item fails', async () => {
  const failing = mapAtMost(2, [1, 2, 3], async (item) => {
    if (item === 2) throw new RangeError('two')
  })
  await expect(failing).rejects.toThrow('two')
})
