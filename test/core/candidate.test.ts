import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readClaim } from '../../src/core/claim/claim.ts'
import { NOTHING_KNOWN } from '../../src/core/document.ts'
import { buildSegment, type Segment } from '../../src/core/index/build.ts'
import {
  type Candidate,
  everywhere,
  type Ranking,
  type RankOptions,
  rankCandidates,
} from '../../src/core/index/candidate.ts'
import { bucketOf, nameOf } from '../../src/core/index/gram.ts'
import { decodeFrequent, findList, type PostingList } from '../../src/core/index/posting.ts'
import { prepare } from '../../src/core/index/prepare.ts'
import { affordable, type Seed, seedsOf } from '../../src/core/index/seed.ts'
import type { SeedList } from '../../src/core/index/walk.ts'
import { tokenize } from '../../src/core/text/token.ts'

const COMMON = ['the', 'of', 'people', 'by']

/** A library of one text of some thousand words, common ones and rare ones. */
const libraryText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...COMMON),
      fc.nat(400).map((number) => `w${number}`),
    ),
    { minLength: 20, maxLength: 60, size: 'max' },
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
  const document = { metadata, text, silent: [], locators: [], overrides: [] }
  return buildSegment([prepare({ document, sha256: '00', digest: '01' })])
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
  return rankCandidates(lists, {
    words: segment.words,
    length: claim.words.length,
    frequencyOf: () => segment.words,
    within: { from: 0, to: segment.words },
    margin: 10,
    reach: 10 + 100 * claim.elisions.size,
    prefers: () => false,
    ...options,
  })
}

describe('words that stand in the library', () => {
  it('have their place among those that may hold them whole, if the lists read are whole', () => {
    fc.assert(
      fc.property(libraryText, fc.nat(), fc.integer({ min: 1, max: 40 }), (text, seed, length) => {
        const segment = segmentOf(text)
        const words = tokenize(text)
        const first = seed % words.length
        const run = words.slice(first, first + length)
        const { candidates, complete } = rank(segment, run.map(({ word }) => word).join(' '))
        const holds = ({ from, to, margin, whole }: Candidate): boolean =>
          whole && from - margin <= first && first + run.length <= to + margin
        if (complete) expect(candidates.some(holds)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('are found however the claim and the text write their compounds', () => {
    const OTHERWISE = new Map([
      ['cannot', 'can not'],
      ['can not', 'cannot'],
      ['today', 'to day'],
      ['to day', 'today'],
      ['25', 'twenty five'],
      ['twenty five', '25'],
      ['31', 'thirty one'],
    ])
    const written = fc.array(fc.constantFrom(...OTHERWISE.keys(), ...COMMON, 'w1', 'w2'), {
      minLength: 1,
      maxLength: 9,
    })
    const otherwise = (words: readonly string[], two: readonly number[]): string[] =>
      words.map((word, at) => (two.includes(at) ? (OTHERWISE.get(word) ?? word) : word))
    const two = fc.tuple(fc.nat(8), fc.nat(8))
    fc.assert(
      fc.property(libraryText, written, two, fc.nat(), (text, words, changed, place) => {
        const before = tokenize(text).map(({ word }) => word)
        const first = place % before.length
        const segment = segmentOf(before.toSpliced(first, 0, ...words).join(' '))
        const { candidates, complete } = rank(segment, otherwise(words, changed).join(' '))
        const holds = ({ from, to, margin, whole }: Candidate): boolean =>
          whole && from - margin <= first && first + words.join(' ').split(' ').length <= to + margin
        if (complete) expect(candidates.some(holds)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('are still found where a bracket is the editor’s own', () => {
    const segment = segmentOf('we do not intend to beg the American side')
    expect(rank(segment, 'we do not intend to beg [NATO]').candidates).toMatchObject([
      { diagonal: 0, whole: true },
    ])
    expect(rank(segment, 'we do not intend to beg NATO').candidates).toMatchObject([
      { diagonal: 0, whole: false },
    ])
  })

  it('are found on both sides of an ellipsis, which no gram crosses', () => {
    const segment = segmentOf(`we do not intend to beg ${'the people '.repeat(400)}`)
    const { candidates } = rank(segment, 'we … beg')
    expect(candidates).toMatchObject([{ diagonal: 0, whole: true }])
  })
})

describe('words that do not stand in the library', () => {
  it('leave no place that may hold the claim whole', () => {
    fc.assert(
      fc.property(
        libraryText,
        fc.array(fc.constantFrom(...COMMON, 'w1', 'w2'), { maxLength: 8 }),
        fc.nat(8),
        (text, words, at) => {
          const { candidates } = rank(segmentOf(text), words.toSpliced(at, 0, 'absent').join(' '))
          expect(candidates.filter(({ whole }) => whole)).toEqual([])
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('seeds', () => {
  const quote = fc
    .array(fc.constantFrom(...COMMON, 'w1', 'w2', 'w3', '…', '[NATO]'), { maxLength: 90, size: 'max' })
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

describe('places are ranked', () => {
  const seed = (at: number, required = true): Seed => ({
    at,
    count: 1,
    keys: [`w${at}`],
    address: { bucketHash: at, fingerprint: `AAAA${at}` },
    required,
    writing: null,
  })
  const list = (...positions: number[]): PostingList => ({
    positions,
    count: positions.length,
    whole: true,
  })
  const listsOf = (...lists: (readonly number[])[]): SeedList[] =>
    lists.map((positions, at) => ({ seed: seed(at), list: list(...positions) }))
  const OPTIONS: RankOptions = {
    words: 100_000,
    length: 10,
    frequencyOf: () => 100_000,
    within: { from: 0, to: 100_000 },
    margin: 20,
    reach: 20,
    prefers: () => false,
  }
  const order = (lists: readonly SeedList[], options: Partial<RankOptions> = {}): string[] =>
    rankCandidates(lists, { ...OPTIONS, ...options }).candidates.map(
      ({ diagonal, whole }) => `${diagonal}${whole ? ' whole' : ''}`,
    )

  it('by how many of the claim’s words they hold, and how rare those are', () => {
    const lists = listsOf([100, 200, 300], [301, 901], [502])
    expect(order(lists)).toEqual(['300', '500', '900', '100', '200'])
  })

  it('a place that holds the whole claim before any other, and an own one before another’s', () => {
    const lists = listsOf([100, 300, 700], [301, 501, 701])
    expect(order(lists).slice(0, 2)).toEqual(['300 whole', '700 whole'])
    const preferring = (word: number): string[] =>
      order(lists, { prefers: (other) => other === word }).slice(0, 2)
    expect(preferring(700)).toEqual(['700 whole', '300 whole'])
    expect(preferring(100)).toEqual(['300 whole', '700 whole'])
  })

  it('as whole with words between the claim’s own, as many as may be, but behind those with none', () => {
    expect(order(listsOf([100, 300], [111, 301]))).toEqual(['300 whole', '100 whole'])
    expect(order(listsOf([100], [121]))).toEqual(['100 whole'])
    expect(order(listsOf([100], [122]))).toEqual(['100', '121'])
  })

  it('as whole only in the claim’s order', () => {
    expect(order(listsOf([100], [95]))).toEqual(['94'])
  })

  it('as whole though a compound that the claim writes apart is one word there', () => {
    expect(order([...listsOf([100]), { seed: seed(5), list: list(104) }])).toEqual(['100 whole'])
  })

  it('as whole only with all grams of one of the writings of each of its compounds', () => {
    const written = (at: number, way: number, positions: number[] | null): SeedList => {
      const writing = { compound: 0, way, ways: 2 }
      return { seed: { ...seed(at, false), writing }, list: positions && list(...positions) }
    }
    const begin = { seed: seed(0), list: list(100, 300, 500) }
    const one = [written(1, 0, [101, 301]), written(2, 0, [102])]
    expect(order([begin, ...one, written(3, 1, [503])])).toEqual(['100 whole', '500 whole', '300'])
    expect(order([begin, ...one, written(3, 1, null)])).toEqual(['100 whole', '300', '500'])
    expect(order([begin, ...one])).toEqual(['100 whole', '300 whole', '500 whole'])
  })

  it('higher where the claim’s words stand as in the claim than where they stand near each other', () => {
    expect(order(listsOf([100, 500], [103, 501], [502]))).toEqual(['500 whole', '100'])
    expect(order(listsOf([100, 500], [103, 501], []))).toEqual(['500', '100'])
  })

  it('as one where they look at the same words', () => {
    const { candidates } = rankCandidates(listsOf([100, 115, 200], [101, 116, 201]), OPTIONS)
    expect(candidates).toMatchObject([
      { diagonal: 100, from: 100, to: 125, whole: true },
      { diagonal: 200, from: 200, to: 210, whole: true },
    ])
  })

  it('as whole in none, if one of the claim’s words stands nowhere', () => {
    const absent = (required: boolean): SeedList => ({ seed: seed(1, required), list: null })
    expect(order([...listsOf([300]), absent(true)])).toEqual(['300'])
    expect(order([...listsOf([300]), absent(false)])).toEqual(['300 whole'])
  })

  it('only within the document asked for', () => {
    expect(order(listsOf([100, 300, 500]), { within: { from: 300, to: 500 } })).toEqual(['300 whole'])
  })

  it('as incomplete, where a list is only the beginning of one', () => {
    const partial = { positions: [1, 2], count: 900, whole: false }
    const of = (one: PostingList): boolean => rankCandidates([{ seed: seed(0), list: one }], OPTIONS).complete
    expect([of(list(1, 2)), of(partial)]).toEqual([true, false])
  })

  it('with a bounded number of postings walked, the shortest lists first', () => {
    const long = Array.from({ length: 3900 }, (_, at) => at)
    const lists = Array.from({ length: 10 }, (_, at) => long.slice(0, 3900 - at))
    expect(rankCandidates(listsOf(...lists, [7]), OPTIONS).postings).toBeLessThanOrEqual(8000 + 3900)
  })

  it('each with its own seeds, up to 62 of them', () => {
    const lists = Array.from({ length: 62 }, (_, at) => [at + (at % 3 === 0 ? 200 : 100), 300 + at])
    expect(order(listsOf(...lists))).toEqual(['300 whole', '100', '200'])
  })

  it('without those that hold too little of the claim', () => {
    const lists = Array.from({ length: 20 }, (_, at) => [at + (at === 4 ? 200 : 100), 300 + at])
    expect(order(listsOf(...lists))).toEqual(['300 whole', '100'])
  })

  it('in order, and over all words, for a claim that no list can place', () => {
    const all = everywhere({ ...OPTIONS, within: { from: 300, to: 350 } })
    expect(all.map(({ from, to, margin, whole }) => [from - margin, to + margin, whole])).toEqual([
      [270, 350, true],
      [290, 370, true],
      [310, 390, true],
    ])
  })
})
