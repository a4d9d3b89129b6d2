import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Metadata, NOTHING_KNOWN } from '../../src/core/document.ts'
import { decodeBlock, joinSlices, type PreparedDocument, tokensOf } from '../../src/core/index/block.ts'
import { buildSegment, type Segment } from '../../src/core/index/build.ts'
import {
  addressOf,
  bucketOf,
  GRAM_WORDS_MAX,
  gramsOf,
  nameOf,
  occurrencesMax,
} from '../../src/core/index/gram.ts'
import {
  decodeFrequent,
  FREQUENT_POSITIONS,
  findList,
  type PostingList,
} from '../../src/core/index/posting.ts'
import { byRank, prepare, rankOf, restore } from '../../src/core/index/prepare.ts'
import { type Token, tokenize } from '../../src/core/text/token.ts'

function prepared(id: string, text: string, metadata: Partial<Metadata> = {}, digest = id): PreparedDocument {
  const document = {
    metadata: { id, title: id, ...NOTHING_KNOWN, ...metadata },
    text,
    silent: [],
    locators: [],
    overrides: [],
  }
  return prepare({ document, sha256: '00', digest })
}

/** Few words, so that many grams are too frequent, and in some texts all. */
const text = fc
  .tuple(
    fc.array(fc.constantFrom('the', 'people', 'of', 'Kosovo', 'don’t', '1.2', 'beg.', 'rare-\nly'), {
      minLength: 1,
      maxLength: 100,
      size: 'max',
    }),
    fc.constantFrom(1, 8, 64, 300),
  )
  .map(([words, times]) =>
    Array.from({ length: times }, () => words)
      .flat()
      .slice(0, 3000)
      .join(' '),
  )
const library = fc
  .array(fc.tuple(text, fc.constantFrom('1862-12-01', '1999', null)), { minLength: 1, maxLength: 4 })
  .map((texts) => texts.map(([one, date], at) => prepared(`text-${at}`, one, { date })))

/** The list of a gram in a segment. */
function listOf({ buckets }: Segment, keys: readonly string[]): PostingList | null {
  const address = addressOf(keys, 0, keys.length)
  return findList(buckets[bucketOf(address, buckets.length)] ?? '', address.fingerprint)
}

/** The words of a segment's documents, in its order. */
function keysOf(documents: readonly PreparedDocument[]): string[][] {
  return documents
    .toSorted((a, b) => byRank(rankOf(a), rankOf(b)))
    .map((document) => tokenize(document.text).map(({ key }) => key))
}

/** Where every gram of one to four words within a document stands, found by looking everywhere. */
function scan(
  documents: readonly (readonly string[])[],
): Map<string, { keys: string[]; positions: number[] }> {
  const grams = new Map<string, { keys: string[]; positions: number[] }>()
  let first = 0
  for (const document of documents) {
    for (const at of document.keys()) {
      for (let count = 1; count <= GRAM_WORDS_MAX && at + count <= document.length; count++) {
        const keys = document.slice(at, at + count)
        const gram = grams.get(keys.join(' ')) ?? { keys, positions: [] }
        gram.positions.push(first + at)
        grams.set(keys.join(' '), gram)
      }
    }
    first += document.length
  }
  return grams
}

describe('a segment', () => {
  it('is byte for byte the same in whatever order its documents come', () => {
    fc.assert(
      fc.property(
        library.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([documents, shuffled]) => {
          expect(buildSegment(shuffled)).toEqual(buildSegment(documents))
        },
      ),
      { numRuns: 10 },
    )
  })

  it('is the same when built of documents that were restored from another', () => {
    fc.assert(
      fc.property(library, (documents) => {
        const segment = buildSegment(documents)
        const slices = segment.blocks.flatMap(decodeBlock)
        const restored = segment.columns.digests.map((digest) =>
          restore(joinSlices(slices.filter(({ document }) => document.digest === digest))),
        )
        expect(buildSegment(restored)).toEqual(segment)
      }),
      { numRuns: 10 },
    )
  })

  it('numbers the words of its documents through, earliest document first, the undated last, those of a day by id', () => {
    const { columns, words } = buildSegment([
      prepared('b', 'one two'),
      prepared('d', 'seven', { date: '1862' }, '00'),
      prepared('c', 'three', { date: '1999-06' }),
      prepared('a', 'four five six', { date: '1862' }),
    ])
    expect([columns.ids, columns.words]).toEqual([
      ['a', 'd', 'c', 'b'],
      [3, 1, 1, 2],
    ])
    expect(words).toBe(7)
  })

  it('holds two versions of a document, which have one id, both', () => {
    const segment = buildSegment([
      prepared('a', 'we beg no more', {}, '02'),
      prepared('a', 'we beg them', {}, '01'),
    ])
    expect([segment.columns.ids, segment.columns.digests]).toEqual([
      ['a', 'a'],
      ['01', '02'],
    ])
    expect(listOf(segment, ['beg'])?.positions).toEqual([1, 4])
    expect(segment.pages.flat().map(({ digest, words }) => [digest, words])).toEqual([
      ['01', 3],
      ['02', 4],
    ])
  })

  it('of no documents holds no words', () => {
    const segment = buildSegment([])
    expect(segment).toMatchObject({ words: 0, columns: { ids: [] }, pages: [], blocks: [] })
    expect([decodeFrequent(segment.frequent).size, listOf(segment, ['beg'])]).toEqual([0, null])
  })

  it('refuses a document without words, naming it', () => {
    expect(() => prepared('empty', ' … “” — ')).toThrow('document "empty": it has no words')
  })
})

describe('every word of the library', () => {
  it('is found through the gram that begins at it, in a list of all places of that gram', () => {
    fc.assert(
      fc.property(library, (documents) => {
        const segment = buildSegment(documents)
        const frequent = decodeFrequent(segment.frequent)
        const grams = new Map<string, { readonly keys: readonly string[]; readonly positions: number[] }>()
        let first = 0
        for (const words of keysOf(documents)) {
          const own = new Map(gramsOf(words, 0, words.length, frequent).map((gram) => [gram.at, gram.keys]))
          for (const at of words.keys()) {
            const keys = own.get(at) ?? words.slice(at, at + GRAM_WORDS_MAX)
            const gram = grams.get(keys.join(' ')) ?? { keys, positions: [] }
            gram.positions.push(first + at)
            grams.set(keys.join(' '), gram)
          }
          first += words.length
        }
        const everywhere = scan(keysOf(documents))
        for (const [text, { keys, positions }] of grams) {
          if (frequent.has(nameOf(addressOf(keys, 0, keys.length)))) continue
          expect(positions).toEqual(everywhere.get(text)?.positions)
          expect(listOf(segment, keys)).toEqual({ positions, count: positions.length, whole: true })
        }
      }),
      { numRuns: 15 },
    )
  })

  it('is counted: grams that stand too often are known with how often, and keep their first 16 places', () => {
    fc.assert(
      fc.property(library, (documents) => {
        const segment = buildSegment(documents)
        const grams = [...scan(keysOf(documents)).values()]
        const often = grams.filter(({ positions }) => positions.length > occurrencesMax(segment.words))
        expect(decodeFrequent(segment.frequent)).toEqual(
          new Map(
            often.map(({ keys, positions }) => [nameOf(addressOf(keys, 0, keys.length)), positions.length]),
          ),
        )
        for (const { keys, positions } of often) {
          expect(listOf(segment, keys)).toEqual({
            positions: positions.slice(0, FREQUENT_POSITIONS),
            count: positions.length,
            whole: false,
          })
        }
      }),
      { numRuns: 20 },
    )
  })

  it('stands under no longer gram than it must: rare ones are not lengthened', () => {
    fc.assert(
      fc.property(library, (documents) => {
        const segment = buildSegment(documents)
        const grams = scan(keysOf(documents))
        for (const { keys } of grams.values()) {
          const shorter = grams.get(keys.slice(0, -1).join(' '))?.positions.length ?? Number.POSITIVE_INFINITY
          if (shorter <= occurrencesMax(segment.words)) expect(listOf(segment, keys)).toBeNull()
        }
      }),
      { numRuns: 15 },
    )
  })

  it('is found in its own of many buckets, which are filled alike', () => {
    const words = Array.from({ length: 24_000 }, (_, at) => `w${(at * 7919) % 20_000}`)
    const segment = buildSegment([prepared('a', words.join(' '))])
    const sizes = segment.buckets.map(({ length }) => length)
    expect(sizes.length).toBeGreaterThan(3)
    expect(Math.min(...sizes)).toBeGreaterThan(40_000)
    expect(Math.max(...sizes)).toBeLessThan(70_000)
    const places = new Map(words.map((word) => [word, [] as number[]]))
    for (const [at, word] of words.entries()) places.get(word)?.push(at)
    for (const [word, positions] of places) {
      expect(listOf(segment, [word])).toEqual({ positions, count: positions.length, whole: true })
    }
  })

  it('stands in the blocks, with the document it belongs to', () => {
    const documents = [
      prepared('a', 'We beg. '.repeat(3000)),
      prepared('b', 'They do not. '),
      prepared('c', 'So be it. '.repeat(2000)),
    ]
    const slices = buildSegment(documents).blocks.flatMap(decodeBlock)
    for (const { record, text: whole } of documents) {
      const held = new Map<number, Token>()
      for (const slice of slices.filter(({ document }) => document.digest === record.digest)) {
        const [from = 0] = slice.marks[0] ?? []
        for (const [at, token] of tokensOf(slice, from, record.words).entries()) held.set(from + at, token)
      }
      expect([...held].sort(([a], [b]) => a - b).map(([, token]) => token)).toEqual(tokenize(whole))
    }
  })
})
