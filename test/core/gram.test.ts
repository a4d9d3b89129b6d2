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
  nameOf,
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
    expect(nameOf(addressOf(['we', "don't", 'intend'], 0, 3))).toBe('FkbI00Mzrng')
  })
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
  const keys = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 })
  const frequent = fc
    .array(fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: GRAM_WORDS_MAX }), {
      maxLength: 30,
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
          if (count !== undefined) expected.push({ at, count, address: addressOf(text, at, count) })
        }
        expect(gramsOf(text, from, to, known)).toEqual(expected)
      }),
    )
  })

  it('are the longest that fit where all are too frequent', () => {
    const text = ['of', 'the', 'people', 'by', 'the', 'people']
    const shape = (from: number, to: number) =>
      frequentGramsOf(text, from, to).map(({ at, count }) => [at, count])
    expect(shape(0, 6)).toEqual([
      [0, 4],
      [1, 4],
      [2, 4],
    ])
    expect(shape(1, 3)).toEqual([[1, 2]])
    expect(shape(2, 2)).toEqual([])
  })
})
