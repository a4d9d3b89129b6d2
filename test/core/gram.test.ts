import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addressOf,
  bucketOf,
  DIGITS,
  digits,
  frequentGramsOf,
  GRAM_WORDS_MAX,
  gramsOf,
  hashWords,
  nameOf,
  occurrencesMax,
} from '../../src/core/index/gram.ts'

const words = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'é', '漢'), maxLength: 3 }), {
  minLength: 1,
  maxLength: 8,
})

describe('the address of a gram', () => {
  it('hangs on its words alone, not on where they stand', () => {
    fc.assert(
      fc.property(words, words, (before, gram) => {
        const alone = addressOf(gram, 0, gram.length)
        expect(addressOf([...before, ...gram, 'behind'], before.length, gram.length)).toEqual(alone)
      }),
    )
  })

  it('tells grams apart by where their words end', () => {
    const names = [
      ['ab', 'c'],
      ['a', 'bc'],
      ['abc'],
      ['a', 'b', 'c'],
      ['c', 'b', 'a'],
      ['abc', ''],
      ['', 'abc'],
    ].map((gram) => nameOf(addressOf(gram, 0, gram.length)))
    expect(new Set(names).size).toBe(names.length)
  })

  it('is another for every gram of a large library', () => {
    const names = new Set<string>()
    for (let first = 0; first < 150; first++) {
      for (let second = 0; second < 150; second++)
        names.add(nameOf(addressOf([`w${first}`, `w${second}`], 0, 2)))
    }
    expect(names.size).toBe(150 * 150)
  })

  it('lies in one of the buckets, and all of them are used', () => {
    const counts = new Map<number, number>()
    for (let at = 0; at < 4000; at++) {
      const bucket = bucketOf(addressOf([`word${at}`], 0, 1), 20)
      expect(bucket).toBeGreaterThanOrEqual(0)
      expect(bucket).toBeLessThan(20)
      counts.set(bucket, (counts.get(bucket) ?? 0) + 1)
    }
    expect(counts.size).toBe(20)
    expect(Math.max(...counts.values())).toBeLessThan(2 * (4000 / 20))
  })

  it('has the same form for every gram: a fingerprint of five digits, a name of eleven', () => {
    fc.assert(
      fc.property(words, (gram) => {
        const address = addressOf(gram, 0, gram.length)
        expect(address.fingerprint).toHaveLength(5)
        expect(nameOf(address)).toHaveLength(11)
        expect([...nameOf(address)].every((digit) => DIGITS.includes(digit))).toBe(true)
      }),
    )
  })

  it('never changes: an index written once is read by every later version', () => {
    expect(nameOf(addressOf(['we', "don't", 'intend'], 0, 3))).toBe('Fx_OP-3wNaG')
  })
})

describe('buckets', () => {
  it('share the hashes out in ascending runs, so that neighbours can be written together', () => {
    const hash = fc.integer({ min: 0, max: 2 ** 32 - 1 })
    fc.assert(
      fc.property(hash, hash, fc.integer({ min: 1, max: 100_000 }), (a, b, count) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((bucketHash) =>
          bucketOf({ bucketHash }, count),
        )
        expect(low).toBeLessThanOrEqual(high ?? 0)
        expect(high).toBeLessThan(count)
      }),
    )
  })
})

describe('the hashes of words', () => {
  it('are two for each word, which hang on nothing beside it', () => {
    fc.assert(
      fc.property(words, words, (before, behind) => {
        const apart = [...hashWords(before), ...hashWords(behind)]
        expect([...hashWords([...before, ...behind])]).toEqual(apart)
        expect(apart).toHaveLength(2 * (before.length + behind.length))
      }),
    )
  })

  it('are others for every word of a large vocabulary', () => {
    const keys = Array.from({ length: 50_000 }, (_, at) => (at * 7).toString(36))
    const hashes = hashWords(keys)
    const pairs = new Set(keys.map((_, at) => `${hashes[2 * at]} ${hashes[2 * at + 1]}`))
    expect(pairs.size).toBe(keys.length)
  })
})

it.each([
  [0, 256],
  [256_999, 256],
  [257_000, 257],
  [1_000_000, 1000],
  [2_048_999, 2048],
  [100_000_000, 2048],
])('of a library of %i words a gram may stand %i times before it is too frequent', (library, most) => {
  expect(occurrencesMax(library)).toBe(most)
})

describe('digits()', () => {
  it('sorts as the numbers do', () => {
    const number = fc.nat(64 ** 3 - 1)
    fc.assert(
      fc.property(number, number, (a, b) => {
        expect(digits(a, 3) < digits(b, 3)).toBe(a < b)
      }),
    )
  })
})

describe('the grams that index a text', () => {
  const keys = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12, size: 'max' })
  const frequent = fc
    .array(fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: GRAM_WORDS_MAX }), {
      maxLength: 30,
      size: 'max',
    })
    .map((grams) => new Map(grams.map((gram) => [nameOf(addressOf(gram, 0, gram.length)), 1])))

  it('are, at each word, the shortest that is not too frequent, if one fits', () => {
    fc.assert(
      fc.property(keys, frequent, fc.nat(12), fc.nat(12), (text, known, a, b) => {
        const from = Math.min(a, b, text.length)
        const to = Math.min(Math.max(a, b), text.length)
        const expected = []
        for (let at = from; at < to; at++) {
          const counts = [1, 2, 3, 4].filter((count) => at + count <= to)
          const count = counts.find((length) => !known.has(nameOf(addressOf(text, at, length))))
          if (count === undefined) continue
          expected.push({
            at,
            count,
            keys: text.slice(at, at + count),
            address: addressOf(text, at, count),
          })
        }
        expect(gramsOf(text, from, to, known)).toEqual(expected)
      }),
    )
  })

  it('are the longest that fit where all are too frequent', () => {
    const text = ['of', 'the', 'people', 'by', 'the', 'people']
    const shape = (from: number, to: number) =>
      frequentGramsOf(text, from, to).map(({ at, keys }) => [at, keys.join(' ')])
    expect(shape(0, 6)).toEqual([
      [0, 'of the people by'],
      [1, 'the people by the'],
      [2, 'people by the people'],
    ])
    expect(shape(1, 3)).toEqual([[1, 'the people']])
    expect(shape(2, 2)).toEqual([])
  })
})
