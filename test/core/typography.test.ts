import { describe, expect, it } from 'vitest'
import { type Token, tokenize } from '../../src/core/text/token.ts'
import { foldsBetween } from '../../src/core/text/typography.ts'
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
