import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sentenceAround, sentenceEndBetween, sentences } from '../../src/core/text/sentence.ts'

function split(text: string): readonly string[] {
  return sentences(text).map(({ start, end }) => text.slice(start, end))
}

const TEXTS: readonly (readonly string[])[] = [
  ['He left.', 'She stayed.'],
  ['Mr. Smith of the U.S. Army met Gen. J. P. Orlov at 5 p.m. sharp.', 'They ate.'],
  ['He lives in the U.S.', 'The rest do not.'],
  ['See No. 5 on p. 12 of vol. 3.', 'He won.', '5 people came.'],
  ['“Stop.”', '“Why?” he asked.', '“Because.”'],
  ['He stopped (at last).', '(Nobody saw.)', 'Then he ran!', 'Did he?'],
  ['It rose 3.5 percent: a record; nobody cared.', 'It fell.'],
  ['Wait… no more.'],
  ['Wait...', 'No more.'],
  ['行きます。', 'はい！', 'そうですか？'],
  ['He met Mrs. Jones, Dr. Who and Prof. Kay, Jr. in Washington.', 'It was late.'],
]

describe('sentences()', () => {
  test.each(TEXTS.map((parts) => [parts]))('parts %j', (parts) => {
    expect(split(parts.join(' '))).toEqual(parts)
  })

  test('ends a sentence at a blank line, not at a line break', () => {
    expect(split('A headline\n\nA text\ngoes on')).toEqual(['A headline', 'A text\ngoes on'])
  })

  test('holds all that is not white space, in order', () => {
    const unit = fc.constantFrom('a', 'B', '.', '!', '”', '"', ' ', '\n', '\n\n', 'U.S.', '。', '5', '(', ')')
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), (units) => {
        const text = units.join('')
        expect(split(text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      }),
    )
  })

  test('stays within the stretch asked for', () => {
    expect(sentences('One. Two. Three.', 5, 9)).toEqual([{ start: 5, end: 9 }])
  })
})

describe('sentenceEndBetween()', () => {
  const text = 'Gen. Orlov left; he was late. “Go,” she said.\n\nThe end'
  const cases: readonly (readonly [from: string, to: string, ends: boolean])[] = [
    ['Gen', 'Orlov', false],
    ['left', 'he', false],
    ['late', 'Go', true],
    ['Orlov', 'she', true],
    ['Go', 'she', false],
    ['said', 'The', true],
  ]
  test.each(cases)('from %s to %s: %s', (from, to, ends) => {
    expect(sentenceEndBetween(text, text.indexOf(from) + from.length, text.indexOf(to))).toBe(ends)
  })
})

describe('sentenceAround()', () => {
  const text = 'One came. Two left early. Three stayed.'
  const cases: readonly (readonly [part: string, whole: string])[] = [
    ['left', 'Two left early.'],
    ['early. Three', 'Two left early. Three stayed.'],
    ['One came.', 'One came.'],
  ]
  test.each(cases)('of %j is %j', (part, whole) => {
    const start = text.indexOf(part)
    const span = sentenceAround(text, { start, end: start + part.length })
    expect(text.slice(span.start, span.end)).toBe(whole)
  })

  test('looks a bounded way into a sentence without end', () => {
    const endless = 'word '.repeat(10_000)
    const { start, end } = sentenceAround(endless, { start: 25_000, end: 25_004 })
    expect(end - start).toBeLessThan(3_100)
    expect(start).toBeLessThan(25_000)
  })
})
