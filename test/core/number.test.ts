import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type NumberRun, numbersIn, readAlike } from '../../src/core/number/number.ts'
import { tokenize } from '../../src/core/text/token.ts'

function numbersOf(text: string, language = 'en'): NumberRun[] {
  return numbersIn({ words: tokenize(text), text, offset: 0 }, language)
}

/** The numbers of a text as it writes them. */
function written(text: string, language = 'en'): string[] {
  const words = tokenize(text)
  return numbersOf(text, language).map(({ at, count }) =>
    text.slice(words[at]?.start ?? 0, words[at + count - 1]?.end ?? 0),
  )
}

/** True if both texts are one number each, and the claimed one reads as the source's. */
function areAlike(claimed: string, source: string, language = 'en'): boolean {
  const [ours, ...others] = numbersOf(claimed, language)
  const [theirs, ...more] = numbersOf(source, language)
  if (ours === undefined || theirs === undefined || others.length + more.length > 0) return false
  return readAlike(ours, theirs)
}

describe('a number in words and in figures', () => {
  const ALIKE: readonly (readonly [string, string])[] = [
    ['4,000', 'four thousand'],
    ['4000', 'four thousand'],
    ['350', 'three hundred and fifty'],
    ['350', 'three hundred fifty'],
    ['1,250', 'twelve hundred and fifty'],
    ['2 million', 'two million'],
    ['2 million', '2,000,000'],
    ['3.6 million', '3,600,000'],
    ['2.5 million', 'two point five million'],
    ['1,234,567', 'one million two hundred and thirty-four thousand five hundred and sixty-seven'],
    ['21st', 'twenty-first'],
    ['5th', 'fifth'],
    ['½', 'one half'],
    ['2/3', 'two-thirds'],
    ['⅔', '2/3'],
    ['3½', 'three and a half'],
    ['3 1/2', 'three and one half'],
    ['2½ million', 'two and a half million'],
    ['1999', 'nineteen ninety-nine'],
    ['2024', 'twenty twenty-four'],
    ['$5', 'five dollars'],
    ['$3.6 million', '3.6 million dollars'],
    ['$5bn', '5 billion dollars'],
    ['€900', 'nine hundred euros'],
    ['4.5 million pounds', '£4.5 million'],
    ['5 km', 'five kilometres'],
    ['5km', '5 kilometers'],
    ['50 mph', 'fifty miles per hour'],
    ['5 pm', '5pm'],
    ['-4', 'minus four'],
    ['4 °C', 'four degrees Celsius'],
    ['War II', 'War Two'],
    ['World War I', 'World War One'],
  ]

  it.each(ALIKE)('%s reads as %s, and the reverse', (a, b) => {
    expect(areAlike(a, b)).toBe(true)
    if (!b.startsWith('£')) expect(areAlike(b, a)).toBe(true)
  })

  const APART: readonly (readonly [claimed: string, source: string])[] = [
    ['2 million', '1.2 million'],
    ['5', '5 million'],
    ['five', '5 million'],
    ['20 1', 'twenty one'],
    ['1.5', '15'],
    ['1.5', 'fifteen'],
    ['1.50', '1.5'],
    ['007', '7'],
    ['2/4', '1/2'],
    ['$5', 'five euros'],
    ['$5', 'five'],
    ['21', 'twenty-first'],
    ['1999', 'one thousand nine hundred and ninety-eight'],
    ['1,999', 'nineteen ninety-nine'],
    ['100', 'a hundred'],
    ['150', 'a hundred and fifty'],
    ['25', 'a hundred and twenty-five'],
    ['-4', 'four'],
    ['5 km', 'five miles'],
    ['£5', 'five pounds'],
    ['one hundred and fifty', 'one hundred fifty'],
    ['5 million', 'two point five million'],
    ['3.5', 'three and a half'],
    ['5 m', 'five million'],
    ['1.05 million', '1.5 million'],
    ['86 million dollar', '86 million dollars'],
    ['5 foot', '5 feet'],
    ['5 kilometre', 'five kilometres'],
    ['2 miles per hour', 'two mile per hour'],
  ]

  it.each(APART)('%s does not read as %s', (claimed, source) => {
    expect(areAlike(claimed, source)).toBe(false)
  })

  it('is read in thin groups everywhere, and in spaced ones where no English number is', () => {
    expect(areAlike('1200', '1\u202f200')).toBe(true)
    expect(areAlike('1200', '1 200', 'fr')).toBe(true)
    expect(areAlike('1,200', '1 200', 'en')).toBe(false)
  })

  it('is no English word in other languages', () => {
    expect(numbersOf('elf six million', 'de')).toEqual([])
  })
})

describe('the numbers of a text', () => {
  const TEXTS: readonly (readonly [text: string, ...numbers: string[]])[] = [
    ['between one hundred and two hundred men', 'one hundred', 'two hundred'],
    ['one hundred and fifty and two hundred', 'one hundred and fifty', 'two hundred'],
    ['the first two hundred people', 'first', 'two hundred'],
    ['five men and six women', 'five', 'six'],
    ['in two thousand, three hundred came', 'two thousand', 'three hundred'],
    ['two million and three hundred thousand', 'two million and three hundred thousand'],
    ['the one two years ago', ...[]],
    ['2 million 300 thousand', ...[]],
    ['by 5-4', ...[]],
    ['a hundred and fifty men', ...[]],
    ['in World War II, Henry VIII and I', 'II'],
    ['on 1/2/2003', '1', '2', '2003'],
    ['no number at all', ...[]],
  ]

  it.each(TEXTS)('of %j are taken whole, or left where they are in doubt', (text, ...numbers) => {
    expect(written(text)).toEqual(numbers)
  })

  it('are read in one pass, however many there are', () => {
    expect(numbersOf('one hundred and '.repeat(5000))).toHaveLength(5000)
    expect(numbersOf('hundred and one '.repeat(5000))).toEqual([])
  })
})

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** Spells a number out as schools teach it, with its "and" or without. */
function spell(value: number, and: boolean): string {
  if (value < 20) return ONES[value] ?? ''
  if (value < 100) return `${TENS[Math.floor(value / 10) - 2]}${value % 10 > 0 ? `-${ONES[value % 10]}` : ''}`
  const [unit, name] =
    value < 1000
      ? [100, 'hundred']
      : value < 1e6
        ? [1000, 'thousand']
        : value < 1e9
          ? [1e6, 'million']
          : [1e9, 'billion']
  const rest = value % unit
  const head = `${spell(Math.floor(value / unit), and)} ${name}`
  return rest === 0 ? head : `${head} ${and && rest < 100 ? 'and ' : ''}${spell(rest, and)}`
}

describe('any whole number', () => {
  const value = fc.oneof(fc.nat(2000), fc.nat(2_000_000), fc.nat(2_000_000_000))

  it('reads in words as in figures, with commas or without', () => {
    fc.assert(
      fc.property(value, fc.boolean(), (number, and) => {
        const words = spell(number, and)
        expect(areAlike(String(number), words)).toBe(true)
        expect(areAlike(String(number).replace(/\B(?=(?:\d{3})+$)/g, ','), words)).toBe(true)
      }),
    )
  })

  it('never reads as another', () => {
    fc.assert(
      fc.property(value, value, fc.boolean(), (one, other, and) => {
        expect(areAlike(String(one), spell(other, and))).toBe(one === other)
      }),
    )
  })
})
