import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readClaim } from '../../src/core/claim/claim.ts'
import { NOTHING_KNOWN } from '../../src/core/document.ts'
import { PASSAGE_WORDS } from '../../src/core/index/block.ts'
import { buildSegment, type Segment } from '../../src/core/index/build.ts'
import {
  affordable,
  allPassages,
  passagesOf,
  type Ranking,
  type RankOptions,
  rankPassages,
  type Seed,
  type SeedList,
  seedsOf,
} from '../../src/core/index/candidate.ts'
import { bucketOf, nameOf } from '../../src/core/index/gram.ts'
import { decodeFrequent, findList, type PostingList } from '../../src/core/index/posting.ts'
import { tokenize } from '../../src/core/text/token.ts'

const COMMON = ['the', 'of', 'people', 'by']

/** A library of one text of some thousand words, common ones and rare ones. */
const libraryText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...COMMON),
      fc.nat(400).map((number) => `w${number}`),
    ),
    { minLength: 20, maxLength: 60 },
  )
  .chain((words) =>
    fc.integer({ min: 1, max: 40 }).map((times) =>
      Array.from({ length: times }, () => words)
        .flat()
        .join(' '),
    ),
  )

function segmentOf(text: string): Segment {
  const metadata = {
    id: 'a',
    title: 'A',
    ...NOTHING_KNOWN,
  }
  return buildSegment([
    { document: { metadata, text, silent: [], locators: [], overrides: [] }, sha256: '00' },
  ])
}

const BUCKETS_MAX = 12

function rank(segment: Segment, quote: string, options: Partial<RankOptions> = {}): Ranking {
  const claim = readClaim(quote)
  const count = segment.buckets.length
  const seeds = affordable(seedsOf(claim, decodeFrequent(segment.frequent)), count, BUCKETS_MAX)
  const lists = seeds.map(
    (seed): SeedList => ({
      seed,
      list: findList(segment.buckets[bucketOf(seed.address, count)] ?? '', seed.address.fingerprint),
    }),
  )
  return rankPassages(lists, {
    words: segment.words,
    within: passagesOf(0, segment.words),
    reach: Math.ceil(claim.words.length / PASSAGE_WORDS),
    prefers: () => false,
    ...options,
  })
}

describe('words that stand in the library', () => {
  it('have their passage among those that may hold them whole, if the lists read are whole', () => {
    fc.assert(
      fc.property(libraryText, fc.nat(), fc.integer({ min: 1, max: 40 }), (text, seed, length) => {
        const segment = segmentOf(text)
        const words = tokenize(text)
        const from = seed % words.length
        const run = words.slice(from, from + length)
        const { passages, complete } = rank(segment, run.map(({ word }) => word).join(' '))
        const whole = passages.filter((one) => one.whole).map(({ passage }) => passage)
        // A place may be found by its first rare word, which need not be its first.
        const holding = [from, from + run.length - 1].map((word) => Math.floor(word / PASSAGE_WORDS))
        if (complete) expect(whole.some((passage) => holding.includes(passage))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('are still found where a bracket is the editor’s own', () => {
    const segment = segmentOf('we do not intend to beg the American side')
    expect(rank(segment, 'we do not intend to beg [NATO]').passages).toMatchObject([
      { passage: 0, whole: true },
    ])
    expect(rank(segment, 'we do not intend to beg NATO').passages).toMatchObject([
      { passage: 0, whole: false },
    ])
  })

  it('are found on both sides of an ellipsis, which no gram crosses', () => {
    const segment = segmentOf(`we do not intend to beg ${'the people '.repeat(400)}`)
    const { passages } = rank(segment, 'we … beg')
    expect(passages).toMatchObject([{ passage: 0, whole: true }])
  })
})

describe('words that do not stand in the library', () => {
  it('leave no passage that may hold the claim whole', () => {
    fc.assert(
      fc.property(
        libraryText,
        fc.array(fc.constantFrom(...COMMON, 'w1', 'w2'), { maxLength: 8 }),
        fc.nat(8),
        (text, words, at) => {
          const { passages } = rank(segmentOf(text), words.toSpliced(at, 0, 'absent').join(' '))
          expect(passages.filter(({ whole }) => whole)).toEqual([])
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('seeds', () => {
  const quote = fc
    .array(fc.constantFrom(...COMMON, 'w1', 'w2', 'w3', '…', '[NATO]'), { maxLength: 90 })
    .map((words) => words.join(' '))
  const frequent = segmentOf('the people by the people of the people '.repeat(100)).frequent

  it('never cross an ellipsis, and none that touches a bracket is required', () => {
    fc.assert(
      fc.property(quote, (text) => {
        const claim = readClaim(text)
        for (const { at, count, required } of seedsOf(claim, decodeFrequent(frequent))) {
          const inner = Array.from({ length: count - 1 }, (_, word) => at + 1 + word)
          expect(inner.some((word) => claim.elisions.has(word))).toBe(false)
          const bracketed = claim.words.slice(at, at + count).some((word) => word.bracket >= 0)
          expect(required && bracketed).toBe(false)
        }
      }),
    )
  })

  it('require too-frequent grams only where there are no others', () => {
    fc.assert(
      fc.property(quote, (text) => {
        const known = decodeFrequent(frequent)
        const seeds = seedsOf(readClaim(text), known)
        const common = seeds.filter(({ address }) => known.has(nameOf(address)))
        if (common.length < seeds.length) expect(common.some(({ required }) => required)).toBe(false)
      }),
    )
  })

  it('are at most 62, however long the claim', () => {
    const long = readClaim(Array.from({ length: 2000 }, (_, at) => `w${at}`).join(' '))
    const seeds = seedsOf(long, new Map())
    expect(seeds).toHaveLength(62)
    expect(Math.min(...seeds.map(({ at }) => at))).toBe(0)
    expect(Math.max(...seeds.map(({ at }) => at))).toBe(1999)
  })

  it('that can be afforded lie in no more buckets than allowed, and all that lie in them are taken', () => {
    fc.assert(
      fc.property(
        quote,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 12 }),
        (text, buckets, most) => {
          const seeds = seedsOf(readClaim(text), new Map())
          const chosen = affordable(seeds, buckets, most)
          const bucket = (seed: Seed): number => bucketOf(seed.address, buckets)
          const used = new Set(chosen.map(bucket))
          expect(used.size).toBe(Math.min(most, new Set(seeds.map(bucket)).size))
          expect(chosen).toEqual(seeds.filter((seed) => used.has(bucket(seed))))
        },
      ),
    )
  })
})

describe('passages are ranked', () => {
  const seed = (at: number, required = true): Seed => ({
    at,
    count: 1,
    address: { bucketHash: at, fingerprint: `AAAA${at}` },
    required,
  })
  const list = (...passages: number[]): PostingList => ({ passages, count: passages.length, whole: true })
  const OPTIONS: RankOptions = {
    words: 100_000,
    within: { from: 0, to: 200 },
    reach: 1,
    prefers: () => false,
  }
  const order = (lists: readonly SeedList[], options: Partial<RankOptions> = {}): string[] =>
    rankPassages(lists, { ...OPTIONS, ...options }).passages.map(
      ({ passage, whole }) => `${passage}${whole ? ' whole' : ''}`,
    )

  it('by how many of the claim’s words they hold, and how rare those are', () => {
    const lists = [
      { seed: seed(0), list: list(1, 2, 3) },
      { seed: seed(1), list: list(3, 9) },
      { seed: seed(2), list: list(5) },
    ]
    expect(order(lists, { reach: 0 })).toEqual(['3', '5', '9', '1', '2'])
  })

  it('a passage that may hold the whole claim before any other, and an own one before another’s', () => {
    const lists = [
      { seed: seed(0), list: list(1, 3, 7) },
      { seed: seed(1), list: list(3, 5, 7) },
    ]
    expect(order(lists).slice(0, 2)).toEqual(['3 whole', '7 whole'])
    expect(order(lists, { prefers: (passage) => passage === 7 }).slice(0, 2)).toEqual(['7 whole', '3 whole'])
    expect(order(lists, { prefers: (passage) => passage === 1 }).slice(0, 2)).toEqual(['3 whole', '7 whole'])
  })

  it('as whole if the claim begins in them and ends in the next', () => {
    const lists = [
      { seed: seed(0), list: list(3) },
      { seed: seed(1), list: list(4) },
    ]
    expect(order(lists)).toEqual(['3 whole', '4'])
    expect(order(lists, { reach: 0 })).toEqual(['3', '4'])
  })

  it('as whole in none, if one of the claim’s words stands nowhere', () => {
    const lists = [
      { seed: seed(0), list: list(3) },
      { seed: seed(1), list: null },
    ]
    expect(order(lists)).toEqual(['3'])
    expect(order([lists[0] ?? { seed: seed(0), list: null }, { seed: seed(1, false), list: null }])).toEqual([
      '3 whole',
    ])
  })

  it('only within the document asked for', () => {
    const lists = [{ seed: seed(0), list: list(1, 3, 5) }]
    expect(order(lists, { within: { from: 2, to: 5 } })).toEqual(['3 whole'])
  })

  it('as incomplete, where a list is only the beginning of one', () => {
    const partial = { passages: [1, 2], count: 900, whole: false }
    const of = (one: PostingList): boolean => rankPassages([{ seed: seed(0), list: one }], OPTIONS).complete
    expect([of(list(1, 2)), of(partial)]).toEqual([true, false])
  })

  it('with a bounded number of postings walked, the shortest lists first', () => {
    const long = Array.from({ length: 3900 }, (_, at) => at)
    const lists = Array.from({ length: 10 }, (_, at) => ({
      seed: seed(at),
      list: list(...long.slice(0, 3900 - at)),
    }))
    const { postings } = rankPassages([...lists, { seed: seed(10), list: list(7) }], {
      ...OPTIONS,
      within: { from: 0, to: 4000 },
    })
    expect(postings).toBeLessThanOrEqual(8000)
  })

  it('each with its own seeds, up to 62 of them', () => {
    const lists = Array.from({ length: 62 }, (_, at) => ({
      seed: seed(at),
      list: list(at % 3 === 0 ? 2 : 1, 3),
    }))
    expect(order(lists, { reach: 0 })).toEqual(['3 whole', '1', '2'])
  })

  it('without those that hold too little of the claim', () => {
    const lists = Array.from({ length: 20 }, (_, at) => ({
      seed: seed(at),
      list: list(at === 4 ? 2 : 1, 3),
    }))
    expect(order(lists, { reach: 0 })).toEqual(['3 whole', '1'])
  })
})

it('the passages of a stretch are those that its words stand in', () => {
  expect(passagesOf(0, 1)).toEqual({ from: 0, to: 1 })
  expect(passagesOf(PASSAGE_WORDS - 1, 2)).toEqual({ from: 0, to: 2 })
  expect(passagesOf(PASSAGE_WORDS, PASSAGE_WORDS)).toEqual({ from: 1, to: 2 })
  expect(allPassages({ from: 3, to: 5 }).map(({ passage, whole }) => [passage, whole])).toEqual([
    [3, true],
    [4, true],
  ])
})
