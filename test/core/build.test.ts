import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Document, type Metadata, NOTHING_KNOWN } from '../../src/core/document.ts'
import { decodeBlock, tokensOf } from '../../src/core/index/block.ts'
import { type BuildInput, buildSegment, type Segment } from '../../src/core/index/build.ts'
import { addressOf, bucketOf, type Gram, gramsOf, nameOf } from '../../src/core/index/gram.ts'
import { decodeFrequent, findList, type PostingList } from '../../src/core/index/posting.ts'
import { type Token, tokenize } from '../../src/core/text/token.ts'

function input(id: string, text: string, metadata: Partial<Metadata> = {}): BuildInput {
  const document: Document = {
    metadata: {
      id,
      title: id,
      ...NOTHING_KNOWN,
      ...metadata,
    },
    text,
    silent: [],
    locators: [],
    overrides: [],
  }
  return { document, sha256: '00' }
}

/** Few words, so that many grams are too frequent. */
const text = fc
  .tuple(
    fc.array(fc.constantFrom('the', 'people', 'of', 'Kosovo', 'don’t', '1.2', 'beg.', 'rare-\nly'), {
      minLength: 1,
      maxLength: 400,
    }),
    fc.constantFrom(1, 1, 8, 64),
  )
  .map(([words, times]) => `${words.join(' ')} `.repeat(times))
const library = fc
  .array(fc.tuple(text, fc.constantFrom('1862-12-01', '1999', null)), { minLength: 1, maxLength: 4 })
  .map((texts) => texts.map(([one, date], at) => input(`text-${at}`, one, { date })))

function listOf(segment: Segment, { address }: Gram): PostingList | null {
  return findList(segment.buckets[bucketOf(address, segment.buckets.length)] ?? '', address.fingerprint)
}

function textOf(inputs: readonly BuildInput[], id: string): string {
  return inputs.find(({ document }) => document.metadata.id === id)?.document.text ?? ''
}

describe('a segment', () => {
  it('is byte for byte the same in whatever order its documents come', () => {
    fc.assert(
      fc.property(library, fc.array(fc.nat(), { minLength: 4, maxLength: 4 }), (inputs, keys) => {
        const shuffled = inputs.map((one, at) => [keys[at] ?? 0, one] as const).sort(([a], [b]) => a - b)
        expect(buildSegment(shuffled.map(([, one]) => one))).toEqual(buildSegment(inputs))
      }),
      { numRuns: 30 },
    )
  })

  it('numbers the words of its documents through, earliest document first, the undated last', () => {
    const inputs = [
      input('b', 'one two'),
      input('c', 'three', { date: '1999-06' }),
      input('a', 'four five six', { date: '1862' }),
    ]
    const { documents, words } = buildSegment(inputs)
    expect(documents.map(({ id, first, words: count }) => [id, first, count])).toEqual([
      ['a', 0, 3],
      ['c', 3, 1],
      ['b', 4, 2],
    ])
    expect(words).toBe(6)
  })

  it('tells how many documents are read', () => {
    const heard: number[] = []
    buildSegment([input('a', 'one'), input('b', 'two')], (done) => heard.push(done))
    expect(heard).toEqual([1, 2])
  })

  it('of no documents holds no words', () => {
    expect(buildSegment([])).toMatchObject({ words: 0, documents: [], blocks: [] })
  })

  it('refuses a document without words, and two with one id, naming them', () => {
    expect(() => buildSegment([input('empty', ' … “” — ')])).toThrow('document "empty" has no words')
    expect(() => buildSegment([input('twice', 'one'), input('twice', 'two')])).toThrow(
      'two documents have the id "twice"',
    )
  })
})

describe('every word of the library', () => {
  it('is found through the gram that begins at it, or that gram is known as too frequent', () => {
    fc.assert(
      fc.property(library, (inputs) => {
        const segment = buildSegment(inputs)
        const frequent = decodeFrequent(segment.frequent)
        for (const { id, first } of segment.documents) {
          const keys = tokenize(textOf(inputs, id)).map(({ key }) => key)
          const grams = new Map(gramsOf(keys, 0, keys.length, frequent).map((gram) => [gram.at, gram]))
          for (const at of keys.keys()) {
            const gram = grams.get(at)
            if (gram === undefined) {
              const count = Math.min(4, keys.length - at)
              expect(frequent.has(nameOf(addressOf(keys, at, count)))).toBe(true)
            } else {
              const list = listOf(segment, gram)
              expect(list?.whole).toBe(true)
              expect(list?.positions).toContain(first + at)
            }
          }
        }
      }),
      { numRuns: 30 },
    )
  })

  it('is counted: the frequent grams are those that stand too often, with how often', () => {
    fc.assert(
      fc.property(library, (inputs) => {
        const segment = buildSegment(inputs)
        const counts = new Map<string, number>()
        for (const { id } of segment.documents) {
          for (const { key } of tokenize(textOf(inputs, id))) counts.set(key, (counts.get(key) ?? 0) + 1)
        }
        const frequent = decodeFrequent(segment.frequent)
        for (const [key, count] of counts) {
          const gram = { at: 0, count: 1, address: addressOf([key], 0, 1) }
          expect(listOf(segment, gram)?.count).toBeGreaterThanOrEqual(
            listOf(segment, gram)?.whole === true ? 1 : count,
          )
          expect(frequent.get(nameOf(gram.address)) ?? count).toBe(count)
        }
        for (const count of frequent.values()) expect(count).toBeGreaterThan(256)
      }),
      { numRuns: 30 },
    )
  })

  it('stands in the blocks, with the document it belongs to', () => {
    const inputs = [
      input('a', 'We beg. '.repeat(3000)),
      input('b', 'They do not. '),
      input('c', 'So be it. '.repeat(2000)),
    ]
    const segment = buildSegment(inputs)
    const slices = segment.blocks.flatMap(decodeBlock)
    for (const { id, words } of segment.documents) {
      const held = new Map<number, Token>()
      for (const slice of slices.filter(({ document }) => document.metadata.id === id)) {
        const [from = 0] = slice.marks[0] ?? []
        for (const [at, token] of tokensOf(slice, from, words).entries()) held.set(from + at, token)
      }
      expect([...held].sort(([a], [b]) => a - b).map(([, token]) => token)).toEqual(
        tokenize(textOf(inputs, id)),
      )
    }
  })
})
