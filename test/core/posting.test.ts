import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DIGITS } from '../../src/core/index/gram.ts'
import {
  decodeFrequent,
  encodeBucket,
  encodeFrequent,
  findList,
  type PostingList,
} from '../../src/core/index/posting.ts'

const digit = fc.constantFrom(...DIGITS)
const fingerprint = fc.string({ unit: digit, minLength: 5, maxLength: 5 })
const name = fc.string({ unit: digit, minLength: 11, maxLength: 11 })
const positions = fc
  .uniqueArray(fc.oneof(fc.nat(100), fc.nat(2 ** 31 - 1)), { minLength: 1, maxLength: 40 })
  .map((numbers) => numbers.sort((a, b) => a - b))
const list: fc.Arbitrary<PostingList> = fc.oneof(
  positions.map((all) => ({ positions: all, count: all.length, whole: true })),
  fc.record({ positions, count: fc.integer({ min: 1, max: 2 ** 31 - 1 }), whole: fc.constant(false) }),
)
const lists = fc.array(fc.tuple(fingerprint, list), { maxLength: 30 }).map((entries) => new Map(entries))

describe('a bucket', () => {
  it('gives back every list that was put into it', () => {
    fc.assert(
      fc.property(lists, (put) => {
        const bucket = encodeBucket(put)
        for (const [key, one] of put) expect(findList(bucket, key)).toEqual(one)
      }),
    )
  })

  it('holds no list that was not put into it', () => {
    fc.assert(
      fc.property(lists, fingerprint, (put, key) => {
        expect(findList(encodeBucket(put), key)).toEqual(put.get(key) ?? null)
      }),
    )
  })

  it('is the same text in whatever order its lists came', () => {
    fc.assert(
      fc.property(lists, (put) => {
        expect(encodeBucket(new Map([...put].reverse()))).toBe(encodeBucket(put))
      }),
    )
  })

  it('is plain ASCII, as a bulk read asks for text', () => {
    fc.assert(
      fc.property(lists, (put) => {
        expect(encodeBucket(put)).toMatch(/^[!-~]*$/)
      }),
    )
  })

  it('refuses lists that outgrow its offsets', () => {
    const long = Array.from({ length: 140_000 }, (_, at) => at * 64)
    expect(() =>
      encodeBucket(new Map([['AAAAA', { positions: long, count: long.length, whole: true }]])),
    ).toThrow(RangeError)
  })
})

describe('a bucket that came back broken', () => {
  const whole = encodeBucket(
    new Map([
      ['AAAAA', { positions: [1, 70, 5000], count: 3, whole: true }],
      ['BBBBB', { positions: [9, 100_000], count: 7, whole: false }],
    ]),
  )

  const BROKEN: readonly (readonly [what: string, bucket: string])[] = [
    ['is empty', ''],
    ['is of another kind', '{"error":"not found"}'],
    ['ends within its table', whole.slice(0, 10)],
    ['ends before its lists', whole.slice(0, 19)],
    ['ends within a number', whole.slice(0, -1)],
    ['holds a character that is no digit', `${whole.slice(0, -1)}~`],
    ['holds a number without an end', `${whole.slice(0, -1)}${'z'.repeat(50)}`],
  ]

  it.each(BROKEN)('is refused, not taken for one without the list: it %s', (_, bucket) => {
    expect(() => findList(bucket, 'BBBBB')).toThrow(RangeError)
  })

  it('either is refused or gives a list, wherever it is cut', () => {
    for (let length = 0; length < whole.length; length++) {
      try {
        expect(findList(whole.slice(0, length), 'BBBBB')).not.toBeNull()
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError)
      }
    }
  })
})

describe('the list of too-frequent grams', () => {
  const counts = fc
    .array(fc.tuple(name, fc.nat(2 ** 31 - 1)), { maxLength: 40 })
    .map((entries) => new Map(entries))

  it('comes back as it was, in whatever order it was collected', () => {
    fc.assert(
      fc.property(counts, (put) => {
        expect(decodeFrequent(encodeFrequent(put))).toEqual(put)
        expect(encodeFrequent(new Map([...put].reverse()))).toBe(encodeFrequent(put))
      }),
    )
  })

  it('is refused if it is cut short', () => {
    const text = encodeFrequent(new Map([['ABCDEFGHIJK', 4000]]))
    for (let length = 1; length < text.length; length++) {
      expect(() => decodeFrequent(text.slice(0, length))).toThrow(RangeError)
    }
  })
})
