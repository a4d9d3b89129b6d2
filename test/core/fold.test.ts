import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contains } from '../../src/core/span.ts'
import { type FoldName, fold } from '../../src/core/text/fold.ts'

/** Characters that folding has rules for, and what stands around them. */
const PIECES =
  'a B ß ς Σ İ i é ﬁ Ａ ㎧ ℅ ㍻ ² ½ ① - ‐ − – — ‘ ’ ` ʻ ⓐ “ ‴ ŉ \n \r \t . 1 漢 가 ᅡ ㅏ ｶ ﾞ 𝐚 𝐁 \ud800 \udc00'.split(
    ' ',
  )
const INVISIBLE = ['\u00ad', '\u034f', '\u200b', '\u202e', '\ufe0f', '\u{e0101}']
const MARKS = ['\u0301', '\u0307', '\u0323', '\u20e3', '\u3099']
const SPACES = [' ', '\u00a0', '\u2009', '\u2028']

const piece = fc.oneof(
  fc.constantFrom(...PIECES, ...INVISIBLE, ...MARKS, ...SPACES),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
)
const anyText = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''))

/** Long texts of any characters, lone surrogates among them, in which one piece is repeated: floods of marks, ligatures, controls. */
const longText = fc
  .tuple(
    fc.string({ unit: 'binary', maxLength: 150, size: 'max' }),
    piece,
    fc.nat(200),
    fc.array(piece, { maxLength: 60, size: 'max' }),
  )
  .map(([head, flood, times, tail]) => head + flood.repeat(times) + tail.join(''))

describe('writings of the same words fold to one', () => {
  const FOLDED: readonly (readonly [rule: FoldName, written: string, folded: string])[] = [
    ['case', 'NATO', 'nato'],
    ['case', 'STRASSE', 'strasse'],
    ['case', 'Straße', 'strasse'],
    ['case', 'ΣΊΣΥΦΟΣ', 'σίσυφοσ'],
    ['case', 'Σίσυφος', 'σίσυφοσ'],
    ['case', 'İstanbul', 'istanbul'],
    ['quotes', 'don’t', "don't"],
    ['quotes', 'don‘t', "don't"],
    ['quotes', 'donʼt', "don't"],
    ['quotes', 'don＇t', "don't"],
    ['quotes', 'don`t', "don't"],
    ['quotes', 'don´t', "don't"],
    ['quotes', 'donʹt', "don't"],
    ['quotes', 'donʻt', "don't"],
    ['quotes', 'don‵t', "don't"],
    ['quotes', 'donꞌt', "don't"],
    ['quotes', '‹beg›', "'beg'"],
    ['quotes', '❝beg❞', '"beg"'],
    ['quotes', '“beg”', '"beg"'],
    ['quotes', '„beg“', '"beg"'],
    ['quotes', '«beg»', '"beg"'],
    ['dashes', 'well‑known', 'well-known'],
    ['dashes', '−5', '-5'],
    ['dashes', 'so—or', 'so–or'],
    ['spaces', 'to\u00a0beg', 'to beg'],
    ['spaces', 'to\u2009beg', 'to beg'],
    ['spaces', 'to\u3000beg', 'to beg'],
    ['compatibility', 'oﬃce', 'office'],
    ['compatibility', 'ﬁﬁ', 'fifi'],
    ['compatibility', 'Ｉｖａｓｈｏｖ', 'ivashov'],
    ['compatibility', 'ſame', 'same'],
    ['compatibility', 'wait…', 'wait...'],
    ['compatibility', 'ｶﾞ', 'ガ'],
    ['compatibility', 'cafe\u0301', 'café'],
    ['invisible', 'rele\u00advant', 'relevant'],
    ['invisible', 'rele\u200bvant', 'relevant'],
    ['invisible', '\ufeffbeg\u202e', 'beg'],
    ['invisible', 'cafe\u200b\u0301', 'café'],
    ['invisible', 'الزيتـــون', 'الزيتون'],
    ['invisible', '葛\u{e0100}', '葛'],
    ['line_breaks', 'rele-\nvant', 'relevant'],
    ['line_breaks', 'rele-\r\n  vant', 'relevant'],
    ['line_breaks', 'rele\u00ad\nvant', 'relevant'],
    ['line_breaks', 'rele‐\nvant', 'relevant'],
    ['line_breaks', 'caf\u00e9-\n\u00e9', 'caféé'],
    ['line_breaks', 'Anglo-\nAmerican', 'anglo-american'],
  ]

  it.each(FOLDED)('%s: %j is %j', (_, written, folded) => {
    expect(fold(written).text).toBe(folded)
  })

  const KEPT = [
    '10²',
    'H₂O',
    '½',
    '①',
    '⅔ cup',
    '1ª',
    '20º',
    'naïve',
    'a - b',
    '–',
    'is-\n5',
    'is -\nis',
    'й',
    '漢字',
    '`beg`',
    '``beg``',
    '5`',
  ]

  it.each(KEPT)('but %j has nothing to fold', (text) => {
    expect(fold(text.toLowerCase()).text).toBe(text.toLowerCase())
  })

  it('keeps a line break after a hyphen that ends no word', () => {
    for (const text of ['-\nso', '5-\nso', 'so -\nso', 'so-\n\n', 'so-\n5'])
      expect(fold(text).text).toBe(text)
  })
})

describe('leaving one rule out', () => {
  const RULES: readonly (readonly [rule: FoldName, text: string])[] = [
    ['case', 'NATO'],
    ['quotes', '“don’t”'],
    ['dashes', 'so—or'],
    ['spaces', 'to\u00a0beg'],
    ['compatibility', 'oﬃce'],
    ['invisible', 'rele\u200bvant'],
    ['line_breaks', 'rele-\nvant'],
  ]

  it.each(RULES)('%s alone leaves its mark in %j, as no other rule does', (rule, text) => {
    expect(fold(text, rule).text).toBe(text)
    for (const [other] of RULES) if (other !== rule) expect(fold(text, other).text).toBe(fold(text).text)
  })
})

describe('any text at all', () => {
  it.each([
    ['of a few characters', anyText, 2000],
    ['long and hostile', longText, 200],
  ] as const)('%s is folded once and for all', (_, texts, numRuns) => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = fold(text).text
        expect(fold(once).text).toBe(once)
      }),
      { numRuns },
    )
  })

  it('folds alike however its characters are composed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('e', '\u0301', 'é', 'ö', 'ﬁ', 'A', 'Å', 'ü', ' ', '’') }),
        (text) => {
          expect(fold(text.normalize('NFD')).text).toBe(fold(text.normalize('NFC')).text)
        },
      ),
    )
  })

  it.each([
    ['of a few characters', anyText, 1000],
    ['long and hostile', longText, 150],
  ] as const)(
    '%s has a source span inside the text for every folded span, a later one never before an earlier one',
    (_, texts, numRuns) => {
      fc.assert(
        fc.property(texts, (text) => {
          const folded = fold(text)
          let last = { start: 0, end: 0 }
          for (let at = 0; at < folded.text.length; at++) {
            const source = folded.toSource({ start: at, end: at + 1 })
            expect(contains({ start: 0, end: text.length }, source)).toBe(true)
            expect(source.end).toBeGreaterThan(source.start)
            expect(source.start).toBeGreaterThanOrEqual(last.start)
            expect(source.end).toBeGreaterThanOrEqual(last.end)
            expect(folded.toSource({ start: 0, end: at + 1 }).end).toBe(source.end)
            last = source
          }
        }),
        { numRuns },
      )
    },
  )

  it('is its own map where the lengths agree, and says so only then', () => {
    fc.assert(
      fc.property(anyText, fc.nat(20), fc.nat(20), (text, a, b) => {
        const folded = fold(text)
        if (!folded.aligned) return
        expect(folded.text.length).toBe(text.length)
        const span = { start: Math.min(a, b, text.length), end: Math.min(Math.max(a, b), text.length) }
        expect(folded.toSource(span)).toEqual(span)
      }),
    )
  })
})

describe('the way back to the source', () => {
  const CLUSTERS = ['a', 'B', ' ', 'ﬃ', '’', '—', 'e\u0301', 'ß', '²', '漢', '…', '𝐚', 'İ']

  it('leads from what a character became to that character', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...CLUSTERS)), (clusters) => {
        const folded = fold(clusters.join(''))
        let from = 0
        let start = 0
        for (const cluster of clusters) {
          const span = { start: from, end: from + fold(cluster).text.length }
          expect(folded.toSource(span)).toEqual({ start, end: start + cluster.length })
          expect(folded.text.slice(span.start, span.end)).toBe(fold(cluster).text)
          from = span.end
          start += cluster.length
        }
      }),
    )
  })

  const SPANS: readonly (readonly [text: string, folded: string, source: string])[] = [
    ['to rele\u00advant\u00ad ends', 'relevant', 'rele\u00advant'],
    ['to \u200bbeg\u200b for', 'beg', 'beg'],
    ['to rele-\n  vant ends', 'relevant', 'rele-\n  vant'],
    ['the oﬃce is', 'office', 'oﬃce'],
    ['a cafe\u0301 is', 'café', 'cafe\u0301'],
    ['the oﬃce is', 'i', 'ﬃ'],
  ]

  it.each(SPANS)('finds in %j for %j just %j', (text, word, source) => {
    const folded = fold(text)
    const start = folded.text.indexOf(word)
    const span = folded.toSource({ start, end: start + word.length })
    expect(text.slice(span.start, span.end)).toBe(source)
  })
})

describe('a flood of one character', () => {
  const FLOODS = [
    '\u0301',
    '\u200b',
    'a\u200b',
    '\u00ad',
    '-',
    '-\n',
    'x-\n',
    '-\u200b',
    '\u00ad\n',
    '“',
    'ㅏ',
    '\u034f\u0301',
    'a`',
    'a`\u200b',
    '\ud800',
  ]

  it.each(FLOODS)('of %j, 200,000 units long, is folded', (flood) => {
    expect(fold(flood.repeat(200_000 / flood.length)).text.length).toBeLessThanOrEqual(200_000)
  })
})
