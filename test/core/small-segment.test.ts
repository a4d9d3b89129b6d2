import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Metadata, NOTHING_KNOWN } from '../../src/core/document.ts'
import { decodeBlock, joinSlices, type PreparedDocument } from '../../src/core/index/block.ts'
import { buildSegment } from '../../src/core/index/build.ts'
import { ORDERED_WORDS_MAX, positionsOf, wordsOf } from '../../src/core/index/phrase-order.ts'
import { byRank, placed, prepare, rankOf, restore } from '../../src/core/index/prepare.ts'
import {
  decodeSmallSegment,
  encodeSmallSegment,
  type SmallSegment,
} from '../../src/core/index/small-segment.ts'
import { tokenize } from '../../src/core/text/token.ts'
import { AWKWARD } from './awkward.ts'

const LAUGHTER = /\[Laughter\]/g
const VERSE = /\S+\n\n/g

/** A document with all that can be read out of one: silent stretches, locators, who says what. */
function prepared(text: string, metadata: Partial<Metadata> = {}, digest = '01'): PreparedDocument {
  const document = {
    metadata: { id: 'a', title: 'A', ...NOTHING_KNOWN, ...metadata },
    text,
    silent: Array.from(text.matchAll(LAUGHTER), ({ 0: { length }, index }) => ({
      start: index,
      end: index + length,
    })),
    locators: Array.from(text.matchAll(VERSE), ({ index }, at) => ({ start: index, label: `1:${at}` })),
    overrides: [],
  }
  return prepare({ document, sha256: `text of ${digest}`, digest })
}

/** The last begins like the head of a segment. */
const SENTENCES = [...AWKWARD, '{"columns":1}\n']
const text = fc
  .tuple(
    fc.array(fc.oneof(fc.constantFrom(...SENTENCES), fc.string({ unit: 'grapheme', maxLength: 8 })), {
      maxLength: 10,
    }),
    fc.constantFrom(1, 1, 2, 90),
  )
  .map(([sentences, times]) => `so ${sentences.join('').repeat(times)}`)
/** Some have the same id, and some the same date; in any order. */
const documents = fc
  .array(
    fc.record({
      text,
      id: fc.constantFrom('a', 'b', 'c'),
      date: fc.constantFrom('1862-12-01', '1999', null),
      speaker: fc.constantFrom(null, 'Leonid Ivashov'),
    }),
    { maxLength: 4 },
  )
  .map((all) => all.map(({ text: own, ...metadata }, at) => prepared(own, metadata, `0${(at * 7) % 5}`)))

/** The documents in the order of their segment, each with the number of its first word. */
function inOrder(all: readonly PreparedDocument[]): PreparedDocument[] {
  let first = 0
  return all
    .toSorted((a, b) => byRank(rankOf(a), rankOf(b)))
    .map((one) => {
      first += one.record.words
      return placed(one, first - one.record.words)
    })
}

/** The documents that a segment holds. */
function restored({ columns, blocks }: SmallSegment): PreparedDocument[] {
  const slices = blocks.flatMap(decodeBlock)
  return columns.digests.map((digest) =>
    restore(joinSlices(slices.filter(({ document }) => document.digest === digest))),
  )
}

describe('a small segment', () => {
  it('gives back every document as it was, with all that was read out of it', () => {
    fc.assert(
      fc.property(documents, (all) => {
        expect(restored(decodeSmallSegment(encodeSmallSegment(all)))).toEqual(inOrder(all))
      }),
      { numRuns: 40 },
    )
  })

  it('holds speech, silence and places as well as words', () => {
    const one = prepared(`Verse\n\n ${SENTENCES.join('').repeat(60)}`)
    expect(one.voices.utterances.length).toBeGreaterThan(60)
    expect(one.silent).toHaveLength(60)
    expect(one.locators.length).toBeGreaterThan(60)
    const speech = prepared(SENTENCES.join(''), { speaker: 'Leonid Ivashov' }, '02')
    expect(speech.voices.quoted.length).toBeGreaterThan(0)
    expect(restored(decodeSmallSegment(encodeSmallSegment([one, speech])))).toEqual(inOrder([one, speech]))
  })

  it('is byte for byte the same in whatever order its documents come, and when they come from another', () => {
    fc.assert(
      fc.property(
        documents.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([all, shuffled]) => {
          const value = encodeSmallSegment(all)
          expect(encodeSmallSegment(shuffled)).toBe(value)
          expect(encodeSmallSegment(restored(decodeSmallSegment(value)))).toBe(value)
        },
      ),
      { numRuns: 20 },
    )
  })

  it('has the words, rows, columns and blocks of a large one of the same documents', () => {
    fc.assert(
      fc.property(documents, (all) => {
        const { columns, rows, phrases, blocks } = decodeSmallSegment(encodeSmallSegment(all))
        const large = buildSegment(all)
        expect([columns, rows, blocks]).toEqual([large.columns, large.pages.flat(), large.blocks])
        expect([...wordsOf(phrases)]).toEqual(inOrder(all).flatMap(({ words }) => [...words]))
      }),
      { numRuns: 20 },
    )
  })

  it('finds its words where they stand', () => {
    fc.assert(
      fc.property(documents, fc.nat(), fc.integer({ min: 1, max: 4 }), (all, seed, count) => {
        const keys = inOrder(all).flatMap((one) => tokenize(one.text, one.silent).map(({ key }) => key))
        if (keys.length === 0) return
        const at = seed % keys.length
        const gram = keys.slice(at, at + count)
        const { phrases } = decodeSmallSegment(encodeSmallSegment(all))
        const scanned = [...keys.keys()].filter((from) =>
          gram.every((key, word) => keys[from + word] === key),
        )
        expect(positionsOf(phrases, gram)).toEqual(scanned)
      }),
      { numRuns: 40 },
    )
  })

  it('of no documents holds none', () => {
    const { columns, rows, phrases, blocks } = decodeSmallSegment(encodeSmallSegment([]))
    expect([columns.ids, rows, blocks, positionsOf(phrases, ['so'])]).toEqual([[], [], [], []])
  })

  it('refuses more words than it can number', () => {
    const long = prepared('so '.repeat(Math.ceil((ORDERED_WORDS_MAX + 1) / 2)))
    expect(() => encodeSmallSegment([long, { ...long, record: { ...long.record, digest: '02' } }])).toThrow(
      RangeError,
    )
  })
})

describe('a small segment that came back broken', () => {
  it('is refused wherever it is cut', () => {
    const value = encodeSmallSegment([
      prepared(SENTENCES.join(''), { date: '1999' }),
      prepared('They do not.\nSo be it.', {}, '02'),
    ])
    for (let length = 0; length < value.length; length++) {
      expect(() => decodeSmallSegment(value.slice(0, length)), `${length}`).toThrow(SyntaxError)
    }
  })

  it('is refused where a piece of it is missing or too much behind the head', () => {
    fc.assert(
      fc.property(documents, fc.nat(), fc.integer({ min: 1, max: 20 }), (all, seed, length) => {
        const value = encodeSmallSegment(all)
        const body = value.indexOf('\n') + 1
        if (body === value.length) return
        const at = body + (seed % (value.length - body))
        const without = value.slice(0, at) + value.slice(at + length)
        const doubled = value.slice(0, at + length) + value.slice(at)
        expect(() => decodeSmallSegment(without)).toThrow(SyntaxError)
        expect(() => decodeSmallSegment(doubled)).toThrow(SyntaxError)
      }),
      { numRuns: 40 },
    )
  })

  it.each(['', '\n', 'no segment', '{"error":"not found"}', 'null\n', '{}\n', '[]\n'])(
    'is refused if it is none: %j',
    (value) => {
      expect(() => decodeSmallSegment(value)).toThrow()
    },
  )
})
