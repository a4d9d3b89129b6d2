import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../src/core/text/fold.ts'
import { keyOf, tokenize } from '../../src/core/text/token.ts'

const wordsOf = (text: string): string[] => tokenize(text).map(({ word }) => word)

describe('the words of a text', () => {
  const WORDS: readonly (readonly [text: string, ...words: string[]])[] = [
    ['We don’t intend — to beg!', 'we', "don't", 'intend', 'to', 'beg'],
    ['', ...[]],
    ['… — “ ” !', ...[]],
    ['1.2 million', '1.2', 'million'],
    ['1,200.50', '1,200.50'],
    ['John 3:16', 'john', '3:16'],
    ['at 3: 16 men', 'at', '3', '16', 'men'],
    ['12.', '12'],
    ['1,2,', '1,2'],
    ['.5 percent', '.5', 'percent'],
    ['up to …5', 'up', 'to', '5'],
    ['end.5', 'end', '5'],
    ['$5, 10% and 20°C', '$', '5', '10', '%', 'and', '20', '°', 'c'],
    ['€1,000', '€', '1,000'],
    ['-5 degrees', '-', '5', 'degrees'],
    ['−5 degrees', '-', '5', 'degrees'],
    ['⁻5, ˗5, ⁃5', '-', '5', '-', '5', '-', '5'],
    ['10⁻⁶', '10', '⁶'],
    ['≮60% ⩽ 60', '≮', '60', '%', '⩽', '60'],
    ['–5 degrees', '-', '5', 'degrees'],
    ['1990 –1995', '1990', '1995'],
    ['so –or', 'so', 'or'],
    ['(-5)', '-', '5'],
    ['“-5”', '-', '5'],
    ['-$5', '-', '$', '5'],
    ['-.5', '-', '.5'],
    ['word--5', 'word', '5'],
    ['1939-45', '1939', '45'],
    ['10² is not 102', '10²', 'is', 'not', '102'],
    ['1½', '1½'],
    ['don’t rock’n’roll', "don't", "rock'n'roll"],
    ['the generals’ and Ivashov’s', 'the', 'generals', 'and', "ivashov's"],
    ['‘quoted’', 'quoted'],
    ['the U.S. and the U.S.S.R.', 'the', 'us', 'and', 'the', 'ussr'],
    ['at 9 a.m. or p.m., e.g.', 'at', '9', 'am', 'or', 'pm', 'eg'],
    ['the end.A new', 'the', 'end', 'a', 'new'],
    ['well-known, and/or', 'well', 'known', 'and', 'or'],
    ['我们不想', '我', '们', '不', '想'],
    ['東京 2020年', '東', '京', '2020', '年'],
    ['한국어 말', '한국어', '말'],
    ['мы не просим', 'мы', 'не', 'просим'],
    ['rele\u00advant rele-\nvant', 'relevant', 'relevant'],
    ['葛\u{e0100}城', '葛', '城'],
    ['㍻ and ℅ 🈀', '平成', 'and', 'co', 'ほか'],
    ['*beg* _beg_', 'beg', 'beg'],
    ['🇷🇺 beg 🙏\u0301 ❤️', 'beg'],
  ]

  it.each(WORDS)('of %j are counted as people count them', (text, ...words) => {
    expect(wordsOf(text)).toEqual(words)
  })

  it('is never found inside a longer number or word', () => {
    expect(wordsOf('1.2 million')).not.toContain('2')
    expect(wordsOf('a part')).not.toContain('art')
    expect(wordsOf('10²')).not.toContain('10')
    expect(wordsOf('0.5 and .5')).not.toContain('5')
  })
})

describe('the span of a word', () => {
  it('holds what is written, without the marks around it', () => {
    const text = '“We don’t rele\u00advant U.S. oﬃce,” −5'
    const written = tokenize(text).map(({ start, end }) => text.slice(start, end))
    expect(written).toEqual(['We', 'don’t', 'rele\u00advant', 'U.S', 'oﬃce', '−', '5'])
  })

  it('counts from the offset of a part', () => {
    expect(tokenize('to beg', [], 100).map(({ start, end }) => [start, end])).toEqual([
      [100, 102],
      [103, 106],
    ])
  })

  const UNITS = [
    'a',
    'B',
    'é',
    'e\u0301',
    '1',
    '.',
    ',',
    ':',
    "'",
    '’',
    '-',
    ' ',
    '\n',
    '\u00ad',
    '\u200b',
    'ﬁ',
    '²',
    '㍻',
    '℅',
    '漢',
    '$',
    '%',
    '°',
    '\u0301',
    '𝐚',
    '🈀',
    '🙏',
    '\ud800',
  ]
  const anyText = fc
    .array(fc.oneof(fc.constantFrom(...UNITS), fc.string({ unit: 'binary', maxLength: 1 })), {
      maxLength: 16,
    })
    .map((pieces) => pieces.join(''))

  it('stands behind the one before, in any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let behind = 0
        for (const { start, end } of tokenize(text)) {
          expect(start).toBeGreaterThanOrEqual(behind)
          expect(end).toBeGreaterThan(start)
          behind = end
        }
        expect(behind).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 2000 },
    )
  })

  it('is the word again: what it holds folds to the letters and figures of the word', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { start, end, word } of tokenize(text)) {
          const bare = fold(text.slice(start, end)).text
          expect(lettersOf(bare)).toBe(lettersOf(word))
        }
      }),
      { numRuns: 2000 },
    )
  })

  function lettersOf(text: string): string {
    return text.normalize('NFD').replace(/[^\p{L}\p{N}]/gu, '')
  }
})

describe('silent spans', () => {
  const text = 'Thank you. [Laughter] My friends, [applause] thank you.'
  const silent = [...text.matchAll(/\[\w+\]/g)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }))

  it('hold no words', () => {
    expect(tokenize(text, silent).map(({ word }) => word)).toEqual([
      'thank',
      'you',
      'my',
      'friends',
      'thank',
      'you',
    ])
  })

  it('count as the whole text does, where a part is read', () => {
    const from = text.indexOf('My')
    const part = tokenize(text.slice(from), silent, from)
    expect(part).toEqual(tokenize(text, silent).slice(2))
  })
})

describe('two writings of a word read alike', () => {
  const ALIKE = [
    ['colour', 'color'],
    ['labour', 'Labor'],
    ['realise', 'realize'],
    ['organisations', 'organizations'],
    ['centre', 'center'],
    ['travelled', 'traveled'],
    ['defence', 'defense'],
    ['programme', 'program'],
    ['café', 'cafe'],
    ['résumé', 'resume'],
    ['naïve', 'naive'],
    ['nineteen', '19'],
    ['fifty', '50'],
    ['per­cent', '%'],
    ['don’t', 'dont'],
    ['you’re', 'youre'],
    ['1,200', '1200'],
    ['1,200,000.5', '1200000.5'],
    ['.5', '0.5'],
    ['U.S.', 'US'],
    ['ﬁnd', 'find'],
    ['ёлка', 'елка'],
  ] as const

  it.each(ALIKE)('%s and %s', (a, b) => {
    expect(tokenize(a).map(({ key }) => key)).toEqual(tokenize(b).map(({ key }) => key))
  })
})

describe('two words stay two', () => {
  const DIFFERENT = [
    ['were', 'we’re'],
    ['four', 'for'],
    ['its', 'it’s'],
    ['well', 'we’ll'],
    ['ill', 'i’ll'],
    ['hell', 'he’ll'],
    ['shell', 'she’ll'],
    ['wed', 'we’d'],
    ['id', 'i’d'],
    ['wont', 'won’t'],
    ['cant', 'can’t'],
    ['lets', 'let’s'],
    ['generals', 'general’s'],
    ['10²', '102'],
    ['1.2', '12'],
    ['1,2', '12'],
    ['12,00', '1200'],
    ['3:16', '316'],
    ['1½', '11'],
    ['.5', '5'],
    ['one', '1'],
    ['our', 'or'],
    ['hour', 'hor'],
    ['four', 'fourth'],
    ['now', 'not'],
    ['май', 'маи'],
    ['कि', 'कु'],
  ] as const

  it.each(DIFFERENT)('%s and %s', (a, b) => {
    expect(tokenize(a).map(({ key }) => key)).not.toEqual(tokenize(b).map(({ key }) => key))
  })

  it('and a sign more is a word more', () => {
    for (const [less, more] of [
      ['5', '-5'],
      ['5', '$5'],
      ['5', '5%'],
      ['5', '5°'],
      ['5', '.5'],
    ] as const) {
      expect(tokenize(less).map(({ key }) => key)).not.toEqual(tokenize(more).map(({ key }) => key))
    }
  })
})

it('gives the same key for a word however often it is asked', () => {
  for (let time = 0; time < 3; time++) expect(keyOf('colour')).toBe('color')
})

describe('a flood of one character', () => {
  const FLOODS = ['a', 'a.', "a'", '1,', '-', '-1', '.', '.1', '[', '“', '漢', '\u0301', 'a-\n']

  it.each(FLOODS)('of %j, 200,000 units long, is read', (flood) => {
    expect(tokenize(flood.repeat(200_000 / flood.length)).length).toBeLessThanOrEqual(200_000)
  })
})
