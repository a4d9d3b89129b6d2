import { describe, expect, it } from 'vitest'
import { type Token, tokenize } from '../../src/core/text/token.ts'
import { foldsBetween, suspiciousCharacters } from '../../src/core/text/typography.ts'
import type { Fold } from '../../src/core/wording/finding.ts'

function foldsOf(claimed: string, source: string, offset = 0): Fold[] {
  const words = tokenize(source, [], offset)
  const pairs = tokenize(claimed).flatMap((word, at): [Token, Token][] => {
    const original = words[at]
    return original === undefined ? [] : [[word, original]]
  })
  return foldsBetween({ text: claimed, offset: 0 }, { text: source, offset }, pairs)
}

describe('the typography that had to be folded', () => {
  const FOLDS: readonly (readonly [claimed: string, source: string, ...folds: Fold[]])[] = [
    ['to beg', 'to beg'],
    ["don't", 'don’t', 'quotes'],
    ['To beg', 'to beg', 'case'],
    ['so - or', 'so − or', 'dashes'],
    ['so – or', 'so — or', 'dashes'],
    ['to beg', 'to\u00a0beg', 'spaces'],
    ['to beg', 'to  beg', 'spaces'],
    ['to beg', 'to\nbeg', 'spaces'],
    ['the office', 'the oﬃce', 'compatibility'],
    ['relevant', 'rele\u00advant', 'invisible'],
    ['relevant', 'rele-\nvant', 'line_breaks'],
    ['cafe', 'café', 'diacritics'],
    ['to beg', 'to, beg', 'punctuation'],
    ['to beg', 'to “beg', 'punctuation'],
    ['"to" beg', '“to” beg', 'quotes'],
    ["We Don't", 'we don’t', 'case', 'quotes'],
    ['color', 'colour'],
    ['to beg', 'to ask'],
  ]

  it.each(FOLDS)('between %j and %j is told', (claimed, source, ...folds) => {
    expect(foldsOf(claimed, source)).toEqual(folds)
  })

  it('is told alike wherever the source text begins', () => {
    expect(foldsOf("don't beg", 'don’t\u00a0beg', 5000)).toEqual(['quotes', 'spaces'])
  })

  it('is not told for words that stand apart: nothing between them is compared', () => {
    const source = 'to, as we said — beg'
    const [first, , , , last] = tokenize(source)
    const [to, beg] = tokenize('to beg')
    if (first === undefined || last === undefined || to === undefined || beg === undefined)
      throw new RangeError('words')
    expect(
      foldsBetween({ text: 'to beg', offset: 0 }, { text: source, offset: 0 }, [
        [to, first],
        [beg, last],
      ]),
    ).toEqual([])
  })
})

describe('characters that a reader cannot see or tell apart', () => {
  const SUSPICIOUS: readonly (readonly [text: string, ...found: string[]])[] = [
    ['We don’t intend to beg'],
    ['naïve café – Ångström, «да», Ελλάδα'],
    ['rele\u00advant'],
    ['to\u200bbeg', 'U+200B'],
    ['to\u202ebeg\u202c', 'U+202E', 'U+202C'],
    ['\u2066beg\u2069', 'U+2066', 'U+2069'],
    ['\ufeffbeg', 'U+FEFF'],
    ['beg\u{e0041}', 'U+E0041'],
    ['we b\u0435g', 'b\u0435g'],
    ['we \u03bfr', '\u03bfr'],
    ['b\u0435g b\u0435g \u200b\u200b', 'U+200B', 'b\u0435g'],
    ['Путин said'],
  ]

  it.each(SUSPICIOUS)('in %j are named, each once', (text, ...found) => {
    expect(suspiciousCharacters(text, tokenize(text))).toEqual(found)
  })
})
