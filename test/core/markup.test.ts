import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutMarkup } from '../../src/core/claim/markup.ts'
import { rewrite } from '../../src/core/text/rewrite.ts'

describe('a reader sees', () => {
  const SEEN: readonly (readonly [pasted: string, seen: string])[] = [
    ['We do <em>not</em> beg', 'We do not beg'],
    ['We do <EM class="x" id=y>not</EM> beg', 'We do not beg'],
    ['un<b>believ</b>able', 'unbelievable'],
    ['w<img src=a.png>ho', 'w ho'],
    ['We<br>beg', 'We\nbeg'],
    ['We<br/>beg<hr />now', 'We\nbeg\nnow'],
    ['<p>We</p><p>beg</p>', '\nWe\n\nbeg\n'],
    ['<a href="https://example.org/?a=b&amp;c=d" target=_blank>We</a> beg', 'We beg'],
    ['<q>We beg</q>', '“We beg”'],
    ['10<sup>2</sup>, H<sub>2</sub>O, 1<sup>st</sup>', '10², H₂O, 1st'],
    ['beg<sup>1</sup> and<sup><a href="#n2">[2]</a></sup>', 'beg¹ and[2]'],
    ['don&rsquo;t, don&#8217;t, don&#x2019;t, don&#146;t', 'don’t, don’t, don’t, don’t'],
    ['caf&eacute; &Uuml;ber &ntilde;', 'café Über ñ'],
    ['fish &amp; chips&nbsp;&hellip;', 'fish & chips\u00a0…'],
    ['don&amp;rsquo;t &amp;amp;', 'don’t &'],
    ['**We** do *not* __beg__ _now_', 'We do not beg now'],
    ['“*We beg*”', '“We beg”'],
    ['> We\n> > do\n> beg', 'We\ndo\nbeg'],
    ['[We beg](https://example.org/a_b "why") and ![us](/us.png)', 'We beg and us'],
    ['[**We** don&rsquo;t](/beg)', 'We don’t'],
    [',,Wir bitten“', '„Wir bitten“'],
    ['<<Oui>>', '«Oui»'],
  ]

  it.each(SEEN)('%j as %j', (pasted, seen) => {
    expect(withoutMarkup(pasted).text).toBe(seen)
  })

  const WORDING = [
    'below <60% for once',
    'a < b > c',
    'a <b> c',
    'if a <b and c> d',
    'if a <i not="x"> d',
    'We will <not> beg',
    'We will <del>not</del> beg',
    'We will ~~not~~ beg',
    'We will &not; beg',
    'AT&T; R&D; &and; &or;',
    '&#55296; &#0; &#1114112;',
    '5 * 3, 5*3, 2 ** 3',
    'snake_case',
    'We * * * beg',
    '> 60% of us',
    '[NATO] begs',
    '[we](us) beg',
    'a<<b, 5>>3',
    'so,,so',
  ]

  it.each(WORDING)('but all of %j', (text) => {
    expect(withoutMarkup(text).text).toBe(text)
  })
})

describe('the way back to what was sent', () => {
  const SPANS: readonly (readonly [pasted: string, seen: string, sent: string])[] = [
    ['We do <em>not</em> beg', 'not', 'not'],
    ['We do <em>not</em> beg', 'not beg', 'not</em> beg'],
    ['We don&rsquo;t beg', 'don’t', 'don&rsquo;t'],
    ['un<b>believ</b>able', 'unbelievable', 'un<b>believ</b>able'],
    ['**We** [beg](https://example.org)', 'beg', 'beg'],
  ]

  it.each(SPANS)('leads in %j from %j to %j', (pasted, seen, sent) => {
    const { text, toOriginal } = withoutMarkup(pasted)
    const start = text.indexOf(seen)
    const span = toOriginal({ start, end: start + seen.length })
    expect(pasted.slice(span.start, span.end)).toBe(sent)
  })

  it('leads from every unit to the part it was written for', () => {
    const part = fc.record({
      kept: fc.string({ maxLength: 3 }),
      old: fc.string({ maxLength: 4 }),
      text: fc.string({ maxLength: 4 }),
    })
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const original = parts.map(({ kept, old }) => kept + old).join('')
        const owners: { start: number; end: number }[] = []
        let at = 0
        const replacements = parts.map(({ kept, old, text }) => {
          for (let unit = 0; unit < kept.length; unit++) owners.push({ start: at + unit, end: at + unit + 1 })
          const span = { start: at + kept.length, end: at + kept.length + old.length }
          for (let unit = 0; unit < text.length; unit++) owners.push(span)
          at = span.end
          return { ...span, text }
        })
        const { text, toOriginal } = rewrite(original, replacements)
        expect(text.length).toBe(owners.length)
        for (const [unit, owner] of owners.entries()) {
          expect(toOriginal({ start: unit, end: unit + 1 })).toEqual(owner)
        }
      }),
    )
  })
})

describe('a flood of markup', () => {
  const FLOODS =
    '<|<a |<a href="|<b>|</b><b>|<sup>1|&|&amp;|[|[a](|[a](https://|*|a*|_|>|>\n|> |,,|<<|>>'.split('|')

  it.each(FLOODS)('of %j, 200,000 units long, is read', (flood) => {
    expect(withoutMarkup(flood.repeat(200_000 / flood.length)).text.length).toBeLessThanOrEqual(200_000)
  })
})
