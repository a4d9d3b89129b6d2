import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rarityOf } from '../../src/core/index/rarity.ts'
import { isNear, type Mouth } from '../../src/core/judgement/nearness.ts'
import type { Edit } from '../../src/core/wording/finding.ts'
import type { Comparison } from '../../src/core/wording/wording.ts'

const LIBRARY = 1_000_000
const COUNTS: Readonly<Record<string, number>> = {
  of: 30_000,
  the: 60_000,
  united: 6_000,
  states: 5_500,
  'of the': 9_000,
  'the united': 5_000,
  'united states': 5_000,
  'of the united': 4_500,
  'the united states': 4_900,
  'of the united states': 4_400,
  harbour: 40,
}
const countOf = (keys: readonly string[]): number => COUNTS[keys.join(' ')] ?? 256

/** Pairs of claim and source positions: one run. */
function run(words: number): (readonly [number, number])[] {
  return Array.from({ length: words }, (_, at) => [at, at + 7] as const)
}

describe('words kept together', () => {
  const phrase = 'of the united states'.split(' ')

  it('are worth little in a common phrase, though each of them is rarer', () => {
    const { bits, independent } = rarityOf(phrase, run(4), LIBRARY, countOf)
    expect(bits).toBeLessThan(10)
    expect(independent).toBeGreaterThan(20)
  })

  it('are worth as much as each alone where they do not follow one another', () => {
    const scattered = run(4).map(([claimed, source]) => [claimed, source * 2] as const)
    const { bits, independent } = rarityOf(phrase, scattered, LIBRARY, countOf)
    expect(bits).toBeCloseTo(independent)
  })

  it('are never worth more for being read in order, nor less for one more of them', () => {
    const words = fc.array(fc.constantFrom(...phrase, 'harbour', 'crane'), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(words, (keys) => {
        const all = rarityOf(keys, run(keys.length), LIBRARY, countOf)
        const fewer = rarityOf(keys, run(keys.length - 1), LIBRARY, countOf)
        expect(all.bits).toBeLessThanOrEqual(all.independent + 1e-9)
        expect(all.bits).toBeGreaterThanOrEqual(fewer.bits)
        expect(all.run).toBeCloseTo(all.bits)
      }),
    )
  })
})

const PLACE: Comparison = {
  wording: 'altered',
  edits: [],
  signals: [],
  similarity: 0,
  kept: 0,
  slips: 0,
  run: 0,
  taken: 0,
  changed: 0,
  jumps: 0,
  span: { start: 0, end: 0 },
  pieces: [],
  pairs: [],
  keeps: [],
}
const EDIT: Edit = { op: 'insert', claimed: '', source: '', at: 0, weight: 'full', detail: [] }
/** Bits of words that are all rare. */
const RARE = 15

describe('isNear()', () => {
  it.each<{
    what: string
    words: number
    kept: number
    more?: Partial<Comparison>
    mouth?: Mouth
    bits?: number
    sentence?: boolean
    near: boolean
  }>([
    { what: 'three quarters of many words', words: 20, kept: 15, near: true },
    {
      what: 'three quarters of them, with others put in elsewhere',
      words: 20,
      kept: 15,
      more: { changed: 7 },
      near: false,
    },
    {
      what: 'three quarters of them with others put in elsewhere, in the claimed mouth',
      words: 20,
      kept: 15,
      more: { changed: 7 },
      mouth: 'confirmed',
      near: true,
    },
    { what: 'less than two thirds of them', words: 20, kept: 13, near: false },
    { what: 'two thirds of few rare words', words: 9, kept: 6, near: true },
    { what: 'two thirds of many rare words, others in their stead', words: 15, kept: 10, near: false },
    {
      what: 'two thirds of rare words, the rest put in between them at one place',
      words: 15,
      kept: 10,
      more: {
        taken: 10,
        edits: [EDIT],
        pairs: [0, 1, 2, 3, 4, 10, 11, 12, 13, 14].map((at) => [at, at] as const),
      },
      near: true,
    },
    {
      what: 'two thirds of rare words, the rest put in behind them',
      words: 15,
      kept: 10,
      more: { taken: 10, edits: [EDIT], pairs: run(10) },
      near: false,
    },
    {
      what: 'all of many rare words, a third of the source’s left out',
      words: 14,
      kept: 14,
      more: { taken: 20, changed: 24 },
      near: true,
    },
    {
      what: 'all of many rare words, some of them elsewhere and others left out',
      words: 18,
      kept: 18,
      more: { taken: 24, changed: 13, edits: [EDIT, { ...EDIT, at: 9 }] },
      near: false,
    },
    { what: 'two thirds of common words', words: 15, kept: 10, bits: 3, near: false },
    { what: 'half of them in the claimed mouth', words: 20, kept: 10, mouth: 'confirmed', near: true },
    { what: 'three quarters in another’s mouth', words: 20, kept: 15, mouth: 'other', near: false },
    { what: 'nearly all in another’s mouth', words: 20, kept: 18, mouth: 'other', near: true },
    { what: 'seven of eight rare words', words: 8, kept: 7, near: true },
    { what: 'six of eight common words', words: 8, kept: 6, bits: 3, near: false },
    { what: 'three of four words', words: 4, kept: 3, near: true },
    { what: 'two of three words', words: 3, kept: 2, near: false },
    { what: 'two of three words in the claimed mouth', words: 3, kept: 2, mouth: 'confirmed', near: true },
    { what: 'a true half with an invented one', words: 24, kept: 12, more: { run: 12 }, near: false },
    {
      what: 'a true half that is a whole sentence with an invented one',
      words: 24,
      kept: 12,
      more: { run: 12 },
      sentence: true,
      near: true,
    },
    { what: 'a long true part with an invented one', words: 60, kept: 24, more: { run: 24 }, near: true },
    {
      what: 'a common phrase with an invented half',
      words: 20,
      kept: 10,
      more: { run: 10 },
      bits: 4,
      near: false,
    },
    {
      what: 'all words with as many others between them',
      words: 12,
      kept: 12,
      more: { taken: 24, changed: 12 },
      near: false,
    },
    {
      what: 'all words, in pieces',
      words: 12,
      kept: 12,
      more: { taken: 24, changed: 12, wording: 'stitched' },
      near: true,
    },
    {
      what: 'all words, in pieces of common phrases',
      words: 12,
      kept: 12,
      more: { taken: 24, changed: 12, jumps: 2, wording: 'stitched' },
      bits: 4,
      near: false,
    },
    { what: 'nothing, if the wording is intact', words: 5, kept: 0, more: { wording: 'elided' }, near: true },
  ])('$what: $near', ({ words, kept, more, mouth = 'not_claimed', bits = RARE, sentence = false, near }) => {
    const place = { ...PLACE, kept, taken: words, changed: words - kept, ...more }
    const rarity = { bits: kept * bits, independent: kept * bits, run: place.run * bits }
    expect(isNear(place, words, mouth, rarity, LIBRARY, () => sentence)).toBe(near)
  })
})
