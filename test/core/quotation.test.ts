import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { paragraphs, quotations } from '../../src/core/text/quotation.ts'

/** Outermost contents, and with `depth` those inside them. */
function contents(text: string, depth = 0): readonly string[] {
  return quotations(text)
    .filter((quotation) => quotation.depth === depth)
    .map(({ start, end }) => text.slice(start, end))
}

const STYLES: readonly (readonly [text: string, outer: readonly string[], inner: readonly string[]])[] = [
  ['“Go home,” she said.', ['Go home,'], []],
  ['"Go home," she said. "Now."', ['Go home,', 'Now.'], []],
  ['‘I don’t know,’ she said.', ['I don’t know,'], []],
  ["'I don't know,' she said.", ["I don't know,"], []],
  ["''We will see,'' he said of the mayors' plan.", ['We will see,'], []],
  ['«Oui», dit-elle. »Ja«, sagte er.', ['Oui', 'Ja'], []],
  ['„Nein“, sagte sie.', ['Nein'], []],
  ['「行きます。」と言った。', ['行きます。'], []],
  ['“He told me ‘never’ twice,” she said.', ['He told me ‘never’ twice,'], ['never']],
  ['"He told me \'never\' twice," she said.', ["He told me 'never' twice,"], ['never']],
  ["'Twas late, and the farmers' carts were 'bout full.", [], []],
  ['‘The farmers’ carts are full,’ he said.', ['The farmers’ carts are full,'], []],
  ['A man 6\'2" tall held a 9" pipe.', [], []],
  ['He–"a liar"–left; ("so they say").', ['a liar', 'so they say'], []],
  ['He wrote “the best“ and left.', ['the best'], []],
  ['An empty pair "" holds nothing.', [], []],
]

describe('quotations()', () => {
  test.each(STYLES)('reads %s', (text, outer, inner) => {
    expect(contents(text)).toEqual(outer)
    expect(contents(text, 1)).toEqual(inner)
  })

  test('states the whole with its marks beside the content', () => {
    const text = 'Say “yes” now'
    const [found] = quotations(text)
    expect(found).toEqual({ open: 4, start: 5, end: 8, close: 9, depth: 0, closed: true })
  })

  test('follows a speech over paragraphs that reopen without closing', () => {
    const text = '“One.\n\n“Two.\n\n“Three.” And so on.'
    expect(contents(text)).toEqual(['One.', 'Two.', 'Three.'])
    expect(quotations(text).map(({ closed }) => closed)).toEqual([false, false, true])
  })

  test('lets a stray mark damage its own paragraph at most', () => {
    const text = 'He said "hello and left.\n\n"We stay," she said.'
    expect(contents(text)).toContain('We stay,')
  })

  test('does not turn one long paragraph inside out at a stray mark', () => {
    const filler = 'and so they spoke of many things '.repeat(300)
    const text = `A stray "mark here. ${filler} He cried "to arms" and then "to bed" again.`
    expect(contents(text)).toEqual(['to arms', 'to bed'])
  })

  test('abandons a quotation far too long to be one', () => {
    expect(contents(`It began “${'word '.repeat(5000)}end” there.`)).toEqual([])
  })

  test('finds properly nested spans in any text', () => {
    const unit = fc.constantFrom(
      '"',
      "'",
      '“',
      '”',
      '‘',
      '’',
      '«',
      '»',
      'a',
      's',
      ' ',
      '.',
      ',',
      '\n',
      '\n\n',
    )
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), (units) => {
        const text = units.join('')
        const found = quotations(text)
        found.forEach((one, index) => {
          expect(one.open).toBeLessThan(one.start)
          expect(one.start).toBeLessThan(one.end)
          expect(one.end).toBeLessThanOrEqual(one.close)
          const holders = found.filter((other) => other.start <= one.open && one.close <= other.end)
          expect(holders).toHaveLength(one.depth)
          const next = found[index + 1]
          if (next && next.depth <= one.depth) expect(next.open).toBeGreaterThanOrEqual(one.close)
        })
      }),
    )
  })

  test.each(['"', '“', '”', "'", '‘', '’', '" ', ' "', '“a” ', "s' a"])(
    'reads 200,000 units of %j',
    (unit) => {
      const text = unit.repeat(200_000 / unit.length)
      expect(quotations(text).every(({ start, end }) => start < end)).toBe(true)
    },
  )
})

test('paragraphs() are parted by blank lines, not by line breaks', () => {
  const text = 'One\ntwo\n\nthree\n \t\nfour'
  expect(paragraphs(text).map(({ start, end }) => text.slice(start, end).trim())).toEqual([
    'One\ntwo',
    'three',
    'four',
  ])
})
