import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DIGITS, digits } from '../../src/core/index/gram.ts'
import { newGramCounts } from '../../src/core/index/gram-counts.ts'
import {
  decodeFrequent,
  encodeBucket,
  encodeFrequent,
  findList,
  type PostingList,
} from '../../src/core/index/posting.ts'
import { countsByList, encodeBuckets } from '../../src/core/index/postings.ts'

const UINT32_MAX = 2 ** 32 - 1

/** Fingerprints have 30 bits. */
const print = fc.oneof(fc.nat(3), fc.nat(2 ** 30 - 1), fc.constant(2 ** 30 - 1))
const number = fc.oneof(fc.nat(100), fc.integer({ min: 0, max: UINT32_MAX }))
const positions = fc
  .uniqueArray(number, { minLength: 1, maxLength: 40, size: 'max' })
  .map((numbers) => numbers.sort((a, b) => a - b))
const list: fc.Arbitrary<PostingList> = fc.oneof(
  positions.map((all) => ({ positions: all, count: all.length, whole: true })),
  fc.record({ positions, count: fc.integer({ min: 1, max: UINT32_MAX }), whole: fc.constant(false) }),
)
const lists = fc
  .array(fc.tuple(print, list), { maxLength: 30, size: 'max' })
  .map((entries) => new Map(entries))

/** The lists, by fingerprint, as postings. */
function postingsOf(put: ReadonlyMap<number, PostingList>): BigUint64Array {
  const all = [...put].flatMap(([key, one]) =>
    one.positions.map((position) => (BigInt(key) << 32n) | BigInt(position)),
  )
  return BigUint64Array.from(all).sort()
}

function countsOf(put: ReadonlyMap<number, PostingList>): Map<number, number> {
  return new Map([...put].flatMap(([key, { count, whole }]) => (whole ? [] : [[key, count] as const])))
}

function encode(put: ReadonlyMap<number, PostingList>): string {
  return encodeBucket(postingsOf(put), countsOf(put))
}

function find(bucket: string, key: number): PostingList | null {
  return findList(bucket, digits(key, 5))
}

describe('a bucket', () => {
  it('gives back every list that was put into it', () => {
    fc.assert(
      fc.property(lists, (put) => {
        const bucket = encode(put)
        for (const [key, one] of put) expect(find(bucket, key)).toEqual(one)
      }),
    )
  })

  it('holds no list that was not put into it', () => {
    fc.assert(
      fc.property(lists, print, (put, key) => {
        expect(find(encode(put), key)).toEqual(put.get(key) ?? null)
      }),
    )
  })

  it('keeps a position once that comes twice, as of two grams with one fingerprint', () => {
    fc.assert(
      fc.property(lists, (put) => {
        const once = postingsOf(put)
        const twice = BigUint64Array.from([...once, ...once]).sort()
        expect(encodeBucket(twice, countsOf(put))).toBe(encode(put))
      }),
    )
  })

  it('is the same text wherever in memory its postings lie', () => {
    fc.assert(
      fc.property(lists, fc.nat(3), (put, before) => {
        const own = postingsOf(put)
        const all = new BigUint64Array(before + own.length + 1).fill(7n)
        all.set(own, before)
        expect(encodeBucket(all.subarray(before, before + own.length), countsOf(put))).toBe(encode(put))
      }),
    )
  })

  it('is plain ASCII, as a bulk read asks for text', () => {
    fc.assert(
      fc.property(lists, (put) => {
        expect(encode(put)).toMatch(/^[!-~]*$/)
      }),
    )
  })

  it('refuses lists that outgrow its offsets', () => {
    const long = Array.from({ length: 140_000 }, (_, at) => at * 64)
    expect(() => encode(new Map([[1, { positions: long, count: long.length, whole: true }]]))).toThrow(
      RangeError,
    )
  })
})

describe('the buckets of a segment', () => {
  const BUCKETS = 8
  const posting = fc.tuple(fc.nat(BUCKETS - 1), fc.nat(4), fc.nat(500))
  const postings = fc
    .array(posting, { maxLength: 60, size: 'max' })
    .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))
  const frequent = newGramCounts()
  // Two grams of one bucket with one fingerprint, which share a list.
  frequent.set(3 * (2 ** 32 / BUCKETS), 1, 4000)
  frequent.set(3 * (2 ** 32 / BUCKETS) + 1, 1, 500)
  const counts = countsByList(frequent, BUCKETS)
  const write = (all: readonly (readonly number[])[], from = 0, to = BUCKETS): string[] => [
    ...encodeBuckets(Uint32Array.from(all.flat()), from, to, counts),
  ]

  it('are the same text in whatever order their postings came', () => {
    fc.assert(
      fc.property(postings, ([all, shuffled]) => {
        expect(write(shuffled)).toEqual(write(all))
      }),
    )
  })

  it('are the same text when written a few at a time', () => {
    fc.assert(
      fc.property(postings, fc.nat(BUCKETS), ([all], cut) => {
        const low = all.filter(([bucket]) => bucket < cut)
        const high = all.filter(([bucket]) => bucket >= cut)
        expect([...write(low, 0, cut), ...write(high, cut, BUCKETS)]).toEqual(write(all))
      }),
    )
  })

  it('hold each posting in its list, and say of the lists of too-frequent grams that they are not whole', () => {
    fc.assert(
      fc.property(postings, ([all]) => {
        for (const [bucket, text] of write(all).entries()) {
          for (let key = 0; key <= 4; key++) {
            const own = all
              .filter((one) => one[0] === bucket && one[1] === key)
              .map(([, , position]) => position)
            const expected = [...new Set(own)].sort((a, b) => a - b)
            const count = bucket === 3 && key === 1 ? 4500 : expected.length
            const whole = count === expected.length
            expect(find(text, key)).toEqual(
              expected.length === 0 ? null : { positions: expected, count, whole },
            )
          }
        }
      }),
    )
  })
})

describe('a bucket that came back broken', () => {
  const whole = encode(
    new Map([
      [1, { positions: [1, 70, 5000], count: 3, whole: true }],
      [2, { positions: [9, 100_000], count: 7, whole: false }],
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
    expect(() => find(bucket, 2)).toThrow(RangeError)
  })

  it('either is refused or gives a list, wherever it is cut', () => {
    for (let length = 0; length < whole.length; length++) {
      try {
        expect(find(whole.slice(0, length), 2)).not.toBeNull()
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError)
      }
    }
  })
})

describe('the list of too-frequent grams', () => {
  const digit = fc.constantFrom(...DIGITS)
  const name = fc.string({ unit: digit, minLength: 11, maxLength: 11 })
  const counts = fc
    .array(fc.tuple(name, fc.nat(2 ** 31 - 1)), { maxLength: 40, size: 'max' })
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
