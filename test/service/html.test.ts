import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Span } from '../../src/core/span.ts'
import { type Rendering, renderHtml } from '../../src/service/html.ts'

type Case = readonly [html: string, text: string]

describe('a reader of HTML sees', () => {
  const PARAGRAPHS: readonly Case[] = [
    ['<p>We beg.</p><p>They do not.</p>', 'We beg.\n\nThey do not.'],
    ['<p>We beg.<p>They do not.', 'We beg.\n\nThey do not.'],
    ['We<div>beg</div>now', 'We\n\nbeg\n\nnow'],
    ['<div><div><p>We</p></div></div>\n<section>beg</section>', 'We\n\nbeg'],
    ['<h1>Beggars</h1>We beg<hr>now', 'Beggars\n\nWe beg\n\nnow'],
    ['<ul><li>We<li>beg</ul>now', 'We\n\nbeg\n\nnow'],
    ['<dl><dt>We<dd>beg</dl>', 'We\n\nbeg'],
    ['<table><tr><th>We<td>beg<tr><td>now</table>', 'We\n\nbeg\n\nnow'],
    ['<figure><img alt="us">We<figcaption>beg</figcaption></figure>', 'We\n\nbeg'],
    ['<details><summary>We</summary>beg</details>', 'We\n\nbeg'],
    ['<p></p> <p> </p><p>We</p><p></p>', 'We'],
    ['We</p>beg', 'We\n\nbeg'],
    ['We</div>beg', 'Webeg'],
  ]
  it.each(PARAGRAPHS)('paragraphs: %j', (html, text) => {
    expect(renderHtml(html).text).toBe(text)
  })

  const LINES: readonly Case[] = [
    ['We<br>beg', 'We\nbeg'],
    ['We <br/> beg', 'We\nbeg'],
    ['We</br>beg', 'We\nbeg'],
    ['We<br><br>beg', 'We\n\nbeg'],
    ['We<br>\n<!-- --> <b><br></b> <br>beg', 'We\n\nbeg'],
    ['<p><br>We<br></p><br>beg<br>', 'We\n\nbeg'],
    ['We<br>&nbsp;<br>beg', 'We\n\u00a0\nbeg'],
    ['We<br hidden>beg', 'Webeg'],
    ['<pre>\n  We\n    beg\t\tnow\r\n\r\n\r\nhere \n</pre>x', 'We\n    beg\t\tnow\n\n\nhere\n\nx'],
    ['<pre>We <b> beg</b>&#10; now<br><br>here</pre>', 'We  beg\n now\n\nhere'],
    ['<pre>We<div>  beg</div></pre>  now  ', 'We\n\nbeg\n\nnow'],
  ]
  it.each(LINES)('lines: %j', (html, text) => {
    expect(renderHtml(html).text).toBe(text)
  })

  const SPACES: readonly Case[] = [
    ['  We \n\t beg\r\n\fnow ', 'We beg now'],
    ['We <b> beg </b> now', 'We beg now'],
    ['We<b> </b>beg', 'We beg'],
    ['We&#32; &Tab;&NewLine;beg', 'We beg'],
    ['<p>We </p> <p> beg</p>', 'We\n\nbeg'],
    ['We &nbsp; beg\u00a0\u00a0now', 'We \u00a0 beg\u00a0\u00a0now'],
    ['<p>&nbsp;</p>', '\u00a0'],
    ['<b>“No</b>thing”', '“Nothing”'],
    ['un<b>believ<i>ab</i></b>le', 'unbelievable'],
    ['un<wbr>believ&shy;able', 'unbeliev\u00adable'],
    ['un<!-- not -->believ<img alt="no">able', 'unbelievable'],
    ['We <tweet id=1>beg</tweet> <now>', 'We beg'],
  ]
  it.each(SPACES)('white space and inline elements: %j', (html, text) => {
    expect(renderHtml(html).text).toBe(text)
  })

  const REFERENCES: readonly Case[] = [
    ['&ldquo;We don&rsquo;t&#8221;', '“We don’t”'],
    ['AT&amp;T &AMP; R&ampD &lt;b&gt;', 'AT&T & R&D <b>'],
    ['&amp;amp; &amp;ldquo;', '&amp; &ldquo;'],
    ['&#x1F600;&NotEqualTilde;', '\u{1f600}\u2242\u0338'],
    ['&#146; &#0; &#xD800; &#99999999999999999999;', '’ \ufffd \ufffd \ufffd'],
    ['R&D, &foo; &ldquo &; &', 'R&D, &foo; &ldquo &; &'],
  ]
  it.each(REFERENCES)('decoded references: %j', (html, text) => {
    expect(renderHtml(html).text).toBe(text)
  })

  const QUOTATIONS: readonly Case[] = [
    ['He said <q>we beg</q>.', 'He said “we beg”.'],
    ['<q>We <q>beg <q>now</q></q></q> <q>here</q>', '“We ‘beg ‘now’’” “here”'],
    ['<p><q>We beg<p>They', '“We beg”\n\nThey'],
    ['<q>We', '“We”'],
    ['<q hidden>We</q>beg', 'beg'],
    ['<blockquote>We beg</blockquote>now', '> We beg\n\nnow'],
    ['<blockquote><p>We<br>beg</p><p>now</p></blockquote>', '> We\n> beg\n\n> now'],
    ['<blockquote>We<blockquote>beg</blockquote>now</blockquote>', '> We\n\n> beg\n\n> now'],
    ['<blockquote><pre>We\n\n  beg</pre></blockquote>', '> We\n\n>   beg'],
    ['<blockquote>We<br><br><q>beg</q></blockquote>', '> We\n\n> “beg”'],
    ['<blockquote> </blockquote>We', 'We'],
  ]
  it.each(QUOTATIONS)('quotations, marked: %j', (html, text) => {
    expect(renderHtml(html).text).toBe(text)
  })

  it('nothing of a page but its text', () => {
    const page = `<!doctype html>
      <html lang="en"><head>
        <title>Beggars &amp; choosers</title><style>p { quotes: "<p>" }</style>
        <script type="application/ld+json">{ "articleBody": "<p>We do not beg.</p>" }</script>
      </head>
      <body class="not text" title="nor this">
        <!-- <p>nor this</p> -->
        <p data-quote="“nor this”">We beg.</p>
        <![CDATA[ nor this ]]>
      </body></html>`
    expect(renderHtml(page).text).toBe('We beg.')
  })
})

describe('what is not shown is not text', () => {
  const DROPPED =
    'script style noscript template title iframe object select option button textarea svg math video'.split(
      ' ',
    )

  it.each(DROPPED)('of <%s>', (tag) => {
    expect(renderHtml(`We <${tag}>do <x>not</x> </${tag}>beg`).text).toBe('We beg')
    expect(renderHtml(`<p>We</p><div><${tag.toUpperCase()} a>not</${tag} ></div><p>beg`).text).toBe(
      'We\n\nbeg',
    )
  })

  const CASES: readonly Case[] = [
    ['We <b hidden>do not</b> beg', 'We beg'],
    ['We <b hidden="until-found">do <b>not</b> really</b> beg', 'We beg'],
    ['<p>We</p><div hidden><p>do<br><q>not</q></div><p>beg', 'We\n\nbeg'],
    ['We <span aria-hidden="true">not</span><b ARIA-HIDDEN=true>not</b>beg', 'We beg'],
    ['We <span aria-hidden="false" data-hidden title="hidden">beg</span>', 'We beg'],
    ['We <img hidden>beg', 'We beg'],
    ['<template><p>not<template>nor</template></p></template>We beg', 'We beg'],
    ['<select><option>not<option>nor</select>We beg', 'We beg'],
    ['<svg/>We<svg><title>not</title><path/><script>not</svg>beg', 'Webeg'],
    ['<svg><foreignObject><div>not</div></foreignObject></svg>We beg', 'We beg'],
    ['<script>if (a < b) "<p>" + "</p>"</script>We beg', 'We beg'],
  ]
  it.each(CASES)('%j', (html, text) => {
    expect(renderHtml(html).text).toBe(text)
  })

  const ENDED: readonly Case[] = [
    ['<p hidden>not<p>We beg', 'We beg'],
    ['<p hidden>not<div>We beg</div>', 'We beg'],
    ['<ul><li hidden>not <b>nor<li>We beg</ul>', 'We beg'],
    ['<ul><li hidden>not<ul><li>nor</ul><li>We beg</ul>', 'We beg'],
    ['<table><tr hidden><td>not<tr><td hidden>nor<td>We beg</table>', 'We beg'],
    ['<div><span hidden>not</div>We beg', 'We beg'],
    ['<div hidden><span></div>We beg', 'We beg'],
    ['<svg><path d="M0 0"><p>We beg', 'We beg'],
    ['<p>We <button><p>not</p></button>beg</p>', 'We beg'],
  ]
  it.each(ENDED)('up to where a browser ends it: %j', (html, text) => {
    expect(renderHtml(html).text).toBe(text)
  })

  const GOING_ON: readonly Case[] = [
    ['<div hidden><table><tr><td></div>not</table></div>We beg', 'We beg'],
    ['<div hidden></b></p></span>not</div>We beg', 'We beg'],
    ['<span hidden><div></span>not</div></span>We beg', 'We beg'],
    ['We beg<script>not', 'We beg'],
    ['We beg<b title="not>nor', 'We beg'],
    ['We beg<!-- not', 'We beg'],
    ['We beg<b', 'We beg'],
    ['We beg</b ', 'We beg'],
  ]
  it.each(GOING_ON)('nor sooner: %j', (html, text) => {
    expect(renderHtml(html).text).toBe(text)
  })
})

describe('what is no tag is text', () => {
  const CASES: readonly Case[] = [
    ['', ''],
    ['a < b > c', 'a < b > c'],
    ['5<6 <', '5<6 <'],
    ['<<b>We</b>', '<We'],
    ['a</', 'a</'],
    ['<xmp><b>&amp;</b></xmp>', '<b>&amp;</b>'],
  ]
  it.each(CASES)('%j', (html, text) => {
    expect(renderHtml(html).text).toBe(text)
  })

  it('so that a text without "<" and "&" stays as it is but for white space', () => {
    const plain = fc
      .array(
        fc.oneof(fc.string(), fc.constantFrom(' ', '\n', '\t', '\r\n', '\u00a0', '“', '\u{1f600}', '\ud83d')),
      )
      .map((parts) => parts.join('').replace(/[<&]/g, ''))
    fc.assert(
      fc.property(plain, (text) => {
        expect(renderHtml(text).text).toBe(text.replace(/[ \t\n\f\r]+/g, ' ').replace(/^ | $/g, ''))
      }),
    )
  })
})

describe('the way back to the HTML', () => {
  const SPANS: readonly (readonly [html: string, seen: string, source: string])[] = [
    ['We <em>do</em> beg', 'do', 'do'],
    ['We <em>do</em> beg', 'do beg', 'do</em> beg'],
    ['<b>“No</b>thing”', '“Nothing”', '“No</b>thing”'],
    ['&ldquo;We&rdquo; beg', '“We”', '&ldquo;We&rdquo;'],
    ['&ldquo;We&rdquo; beg', '“', '&ldquo;'],
    ['R&ampD</b >&amp;', 'D&', 'D</b >&amp;'],
    ['a&#x1F600;b', '\u{1f600}', '&#x1F600;'],
    ['a&#x1F600;b', '\ude00', '&#x1F600;'],
    ['a&NotEqualTilde;b', '\u2242', '&NotEqualTilde;'],
    ['a&NotEqualTilde;b', '\u0338', '&NotEqualTilde;'],
    ['We \n beg', ' ', ' \n '],
    ['We <b> beg', ' ', ' '],
    ['We <br> beg', '\n', '<br>'],
    ['<p>We</p><p>beg</p>', 'We\n\nbeg', 'We</p><p>beg'],
    ['<p>We</p><p>beg</p>', 'We\n', 'We'],
    ['<p>We</p><p>beg</p>', '\nbeg', 'beg'],
    ['<p>We</p><p>beg</p>', '\n\n', '</p><p>'],
    ['<i><q>We <b>beg</b></q></i>', '“We beg”', 'We <b>beg</b>'],
    ['<i><q>We</q></i>', 'We', 'We'],
    ['<i><q>We</q></i>', '“', ''],
    ['<i><q>We</q></i>', '”', ''],
    ['<blockquote><p>We<br><i>beg</i></blockquote>', '> We', 'We'],
    ['<blockquote><p>We<br><i>beg</i></blockquote>', 'beg', 'beg'],
    ['<blockquote><p>We<br><i>beg</i></blockquote>', '> ', ''],
    ['We <script>do</script><b hidden>not</b>beg', 'We beg', 'We <script>do</script><b hidden>not</b>beg'],
    ['<pre>We\r\n  beg</pre>', '\n', '\r\n'],
    ['<pre>We\r\n  beg</pre>', ' beg', ' beg'],
  ]
  it.each(SPANS)('leads in %j from %j to %j', (html, seen, source) => {
    const { text, toSource } = renderHtml(html)
    const start = text.indexOf(seen)
    expect(start).toBeGreaterThanOrEqual(0)
    const span = toSource({ start, end: start + seen.length })
    expect(html.slice(span.start, span.end)).toBe(source)
  })

  it('leads from no span of the text to none', () => {
    const { text, toSource } = renderHtml('<p>We</p><p>&amp;</p>')
    const NONE: readonly (readonly [start: number, end: number])[] = [
      [-1, 1],
      [2, 1],
      [0, text.length + 1],
      [text.length + 1, text.length + 1],
      [Number.NaN, 1],
    ]
    for (const [start, end] of NONE) expect(() => toSource({ start, end })).toThrow(RangeError)
  })

  it('leads from an empty span to an empty one, even in an empty text', () => {
    expect(renderHtml('<p></p>').toSource({ start: 0, end: 0 })).toEqual({ start: 0, end: 0 })
    const { text, toSource } = renderHtml('<p>&amp;&#x1F600;</p>')
    const empty = Array.from({ length: text.length + 1 }, (_, at) => toSource({ start: at, end: at }))
    expect(empty.map(({ start }) => start)).toEqual([3, 8, 8, 17])
    for (const { start, end } of empty) expect(end).toBe(start)
  })
})

/** What a reader can do nothing wrong with: elements that hide their text are whole, all others as they come. */
const piece = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('We', 'beg', 'now', 'é', '\u{1f600}', '“', '”', 'x;', '<', '&', '#'),
  },
  { weight: 2, arbitrary: fc.constantFrom(' ', '\n', ' \t ', '\r\n', '\u00a0') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('&ldquo;', '&amp', '&#32;', '&#x1F600;', '&NotEqualTilde;', '&not', '&lt;'),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        fc.constantFrom('<', '</'),
        fc.constantFrom('p', 'b', 'div', 'q', 'li', 'td', 'tweet', 'blockquote', 'pre'),
      )
      .map(([open, tag]) => `${open}${tag}>`),
  },
  { weight: 2, arbitrary: fc.constantFrom('<br>', '<hr>', '<wbr>', '<!-- x -->', '<a href="x>&lt;">') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '<i hidden>no</i>',
      '<script><p></script>',
      '<svg><a/>no</svg>',
      '<button>no</button>',
    ),
  },
)
const pieces = fc.array(piece, { maxLength: 24 }).map((parts) => parts.join(''))

describe('of any HTML', () => {
  it('a span without inserted characters reads the same when its source is read alone', () => {
    fc.assert(
      fc.property(pieces, fc.nat(), fc.nat(), (html, a, b) => {
        const rendering = renderHtml(html)
        const span = spanOf(rendering.text, a, b)
        if (hasInserted(rendering, span) || cutsReference(rendering, span)) return
        const source = rendering.toSource(span)
        const alone = renderHtml(html.slice(source.start, source.end)).text
        expect(visible(alone)).toBe(visible(rendering.text.slice(span.start, span.end)))
      }),
      { numRuns: 1_000 },
    )
  })

  it('the sources of its characters follow one another as they do', () => {
    fc.assert(
      fc.property(fc.oneof(pieces, fc.string()), (html) => {
        const { text, toSource } = renderHtml(html)
        let last = { start: 0, end: 0 }
        for (let at = 0; at < text.length; at++) {
          const source = toSource({ start: at, end: at + 1 })
          expect(source.start).toBeGreaterThanOrEqual(last.start)
          expect(source.end).toBeGreaterThanOrEqual(Math.max(last.end, source.start))
          expect(toSource({ start: 0, end: at + 1 }).end).toBe(source.end)
          last = source
        }
        expect(last.end).toBeLessThanOrEqual(html.length)
      }),
      { numRuns: 500 },
    )
  })

  it('no paragraph begins or ends with white space, but no-break spaces', () => {
    fc.assert(
      fc.property(pieces, (html) => {
        const { text } = renderHtml(html)
        expect(text).not.toMatch(/^[ \t\n\r\f]|[ \t\n\r\f]$/)
        if (!html.includes('<pre>'))
          expect(text.replaceAll('> ', '')).not.toMatch(/\n{3}| \n|\n |[\t\r\f]| {2}/)
      }),
      { numRuns: 500 },
    )
  })
})

describe('a flood', () => {
  const DEPTH = 200_000
  it.each(['div', 'b', 'q', 'blockquote'])('of nested <%s> is read', (tag) => {
    const { text } = renderHtml(`${`<${tag}>`.repeat(DEPTH)}<p>We beg`)
    expect(text.includes('We beg')).toBe(true)
  })

  it('of end tags is read, none of which ends anything', () => {
    const html = `<i><div>${'<b>'.repeat(DEPTH / 4)}${'</i></u>'.repeat(DEPTH / 4)}We beg`
    expect(renderHtml(html).text).toBe('We beg')
  })

  it('of references is read', () => {
    const { text, toSource } = renderHtml('&mdash;'.repeat(300_000))
    expect(text).toBe('—'.repeat(300_000))
    expect(toSource({ start: 299_999, end: 300_000 })).toEqual({ start: 2_099_993, end: 2_100_000 })
  })

  it('of words is read', () => {
    const words = `${'We beg '.repeat(200_000)}now`
    const { text, toSource } = renderHtml(`<p>${words}`)
    expect(text).toBe(words)
    expect(toSource({ start: 0, end: text.length })).toEqual({ start: 3, end: 3 + text.length })
  })

  it('of paragraphs, a page of a million units, is read', () => {
    const paragraph = '<p class="a">&ldquo;We <a href="/b?c&amp;d">beg</a>,&rdquo;\n  she  said.</p>\n'
    const { text } = renderHtml(paragraph.repeat(1_000_000 / paragraph.length))
    expect(new Set(text.split('\n\n'))).toEqual(new Set(['“We beg,” she said.']))
  })

  const FLOODS = [
    '<',
    '</',
    '<!--',
    '<a ',
    '&',
    '&#',
    '&#1',
    ' <b>',
    '<br>',
    '</br ',
    '<pre>\r\n',
    '<p>x</q><q>',
  ]
  it.each(FLOODS)('of %j is read', (flood) => {
    const { text, toSource } = renderHtml(flood.repeat(DEPTH / flood.length))
    expect(toSource({ start: 0, end: text.length }).end).toBeLessThanOrEqual(DEPTH)
  })
})

function spanOf(text: string, a: number, b: number): Span {
  const start = a % (text.length + 1)
  return { start, end: start + (b % (text.length + 1 - start)) }
}

/** Inserted is what has an empty source. A break between paragraphs is no matter but at an end of the span. */
function hasInserted({ text, toSource }: Rendering, { start, end }: Span): boolean {
  for (let at = start; at < end; at++) {
    const source = toSource({ start: at, end: at + 1 })
    const isWithin = text[at] === '\n' && at > start && at + 1 < end
    if (source.start === source.end && !isWithin) return true
  }
  return false
}

/** True if the span starts or ends within what one reference stands for. */
function cutsReference({ text, toSource }: Rendering, { start, end }: Span): boolean {
  return [start, end].some((at) => {
    if (at === 0 || at === text.length) return false
    const after = toSource({ start: at, end: at + 1 })
    return after.end > after.start && toSource({ start: at - 1, end: at }).start === after.start
  })
}

function visible(text: string): string {
  return text.replace(/[ \t\n\r\f]+/g, '')
}
