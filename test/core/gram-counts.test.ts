import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type GramCounts, newGramCounts } from '../../src/core/index/gram-counts.ts'

/** Few grams, most of which want the same slot, and some of which share one of their hashes. */
const hash = fc.oneof(
  fc.nat(3),
  fc.nat(8).map((times) => times * 4096),
  fc.integer({ min: 0, max: 2 ** 32 - 1 }),
)
const print = fc.oneof(
  fc.nat(3),
  fc.nat(8).map((times) => times * 4096),
  fc.nat(2 ** 30 - 1),
)
const step = fc.tuple(hash, print, fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 2 ** 32 - 2 })))

function contentsOf(counts: GramCounts): Map<string, number> {
  const entries = Array.from(counts.entries(), ([one, two, count]) => [`${one} ${two}`, count] as const)
  expect(new Set(entries.map(([name]) => name)).size).toBe(entries.length)
  return new Map(entries)
}

describe('counts by gram', () => {
  it('are those that a Map would hold', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 100, size: 'max' }), hash, print, (steps, one, two) => {
        const counts = newGramCounts()
        const expected = new Map<string, number>()
        for (const [high, low, set] of steps) {
          const name = `${high} ${low}`
          const next = set ?? (expected.get(name) ?? 0) + 1
          expected.set(name, next)
          if (set === null) expect(counts.add(high, low)).toBe(next)
          else counts.set(high, low, set)
          expect(counts.get(high, low)).toBe(next)
        }
        expect(contentsOf(counts)).toEqual(expected)
        expect(counts.get(one, two)).toBe(expected.get(`${one} ${two}`) ?? 0)
      }),
    )
  })

  it.each([
    ['spread', (at: number) => [Math.imul(at, 0x9e3779b1) >>> 0, at]],
    ['all of one fingerprint', (at: number) => [at, 5]],
    ['all of one hash', (at: number) => [2 ** 32 - 1, at]],
    ['all wanting one slot', (at: number) => [at * 65_536, 0]],
  ] as const)('stay as they are while there are more and more of them, %s', (_, gramOf) => {
    const counts = newGramCounts()
    const expected = new Map<string, number>()
    for (let round = 1; round <= 2; round++) {
      for (let at = 0; at < 6000; at++) {
        const [one = 0, two = 0] = gramOf(at)
        expect(counts.add(one, two)).toBe(round)
        expected.set(`${one} ${two}`, round)
      }
    }
    expect(contentsOf(counts)).toEqual(expected)
  })

  it('are 0 for every gram before one is counted', () => {
    const counts = newGramCounts()
    expect([counts.get(0, 0), counts.get(2 ** 32 - 1, 2 ** 30 - 1), [...counts.entries()]]).toEqual([
      0,
      0,
      [],
    ])
  })

  it('tell grams apart that share one of their two hashes', () => {
    const counts = newGramCounts()
    counts.set(7, 9, 1)
    counts.set(9, 7, 2)
    counts.set(7, 8, 3)
    expect([counts.get(7, 9), counts.get(9, 7), counts.get(7, 8), counts.get(9, 8)]).toEqual([1, 2, 3, 0])
  })
})
