import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderMarkdown } from '../../src/service/markdown.ts'
import { findQuotations } from '../../src/service/quotations.ts'

type Case = readonly [title: string, markdown: string, text: string]

const IGNORED = '<!-- verbatim-ignore-start -->'

describe('renderMarkdown() shows what a reader sees:', () => {
  const CASES: readonly Case[] = [
    ['front matter is no text', '---\ntitle: “Words”\n---\nText', 'Text'],
    ['nor is that of Hugo', '+++\ntitle = "Words"\n+++\nText', 'Text'],
    ['a rule above the text is no front matter', '---\n\nText\n\n---\n\nMore', 'Text\n\nMore'],
    ['a heading is a paragraph', '# One “two” ##\nText', 'One “two”\n\nText'],
    ['so is an underlined one', 'One\n===\nText', 'One\n\nText'],
    ['emphasis goes', 'We **will *not* sell** __it__ ~~now~~', 'We will not sell it now'],
    ['but not what is none', 'snake_case_name 2 * 3 * 4 * * *', 'snake_case_name 2 * 3 * 4 * * *'],
    ['emphasis within a word leaves it whole', '*We*’ll un*do* it', 'We’ll undo it'],
    ['an escaped sign stays', 'a \\*b\\* \\“c\\" d\\e', 'a *b* \\“c" d\\e'],
    ['a character reference is its character', '&ldquo;AT&amp;T&#33;&rdquo; &no;', '“AT&T!” &no;'],
    ['of a link the words stay', 'We [will *not*](https://a.b/c_(d) "A title") sell', 'We will not sell'],
    [
      'so of one by reference',
      '[will][A  b] [not][] [sell]\n\n[a b]: /x "T"\n[not]: <y>\n[SELL]: z',
      'will not sell',
    ],
    ['an editor’s bracket is no link', '[NATO] will [not] (today)', '[NATO] will [not] (today)'],
    ['a picture is no text', 'a ![“b”](c "d") e', 'a  e'],
    ['nor is an address', 'a <https://b.c/"d"> <e@f.gh>', 'a  '],
    ['a footnote is a paragraph', 'Words[^1].\n\n[^1]: “Note”', 'Words.\n\n“Note”'],
    [
      'items are paragraphs',
      '- “one”\n- [x] two\n  three\n1. four\n   - five',
      '“one”\n\ntwo\n  three\n\nfour\n\nfive',
    ],
    ['a number within a paragraph begins none', 'It was in\n1999. Then', 'It was in\n1999. Then'],
    ['cells are paragraphs', '| A | “b \\| c” |\n|---|:-:|\n| d | e |\n\nf', 'A\n\n“b | c”\n\nd\n\ne\n\nf'],
    ['fenced code is no text', 'a\n```js\n"b"\n```\nc\n~~~~\n~~~\n"d"\n~~~~~\ne', 'a\n\nc\n\ne'],
    ['nor in a quotation or an item', '> a\n> ```\n> "b"\n> ```\n\n- c\n\n  ```\n  "d"\n  ```', '> a\n\nc'],
    ['indented code is no text', 'a\n\n    "b"\n\nc', 'a\n\nc'],
    ['a further paragraph of an item is', '- a\n\n    “b”\n\n      "c"', 'a\n\n    “b”'],
    ['code in a line keeps its words', 'a `"b" don\'t` ``c `d` ``', "a b don't c `d` "],
    ['tags go', 'a <b title="“c”">d</b><br>e <q>f</q>', 'a d\ne “f”'],
    ['so does code in tags', 'a <code>"b"</code>\n\n<pre>\n"c"\n\n"d"</pre>\n\ne', 'a b\n\ne'],
    ['comments go', 'a <!-- “b” --> c\n\n<!-- “d”\n\n“e” -->\nf', 'a  c\n\nf'],
    ['the text behind a comment stays', '<!-- a\n\nb --> c', ' c'],
    ['templates go', '{{< figure title="a" >}}b {% c "d" %}', 'b '],
    ['block quotations are marked', '> a\nb\n>\n>> c', '> a\n> b\n\n> c'],
    ['a signature stays one', '> We will.\n> - Ann Holm\n\n- d', '> We will.\n> - Ann Holm\n\nd'],
    ['a box is no quotation', '> [!NOTE]\n> “a”\n\n> b', '“a”\n\n> b'],
    ['front matter may have fields in any script', '---\nНазвание: “b”\n---\nText', 'Text'],
    ['a tab may stand behind the mark of a quotation', '>\t“a”\n>\tb', '> “a”\n> b'],
    ['a quotation in an item is as deep as its text', '1. a\n\n    > b\n    > c\n', 'a\n\n> b\n> c'],
    ['of a tag it is one, too', '<blockquote>\n\na\n\n— b\n</blockquote>\n\nc', '> a\n\n> — b\n\nc'],
    ['also on one line', '<blockquote cite="a"><p>b</p></blockquote>\nc', '>  b \n\nc'],
    ['text behind it is none of it', '<blockquote>a</blockquote> <script></script>\nb', '> a\n\nb'],
    ['one that nobody ends is none', '<blockquote>\na\n\nb', ' \na\n\nb'],
    ['an item in a quotation has paragraphs', '> - a\n>\n>     “b”', '> a\n\n>     “b”'],
    ['an item goes on behind what is nested in it', '- a\n\n    - b\n\n    “c”', 'a\n\nb\n\n    “c”'],
    ['so does a task', '1. [ ] a\n\n    “b”', 'a\n\n    “b”'],
    ['a number within a paragraph of an item begins none', '- in\n  1999. Then', 'in\n  1999. Then'],
    ['a footnote has paragraphs', '[^1]: a\n\n    “b”\n\nc', 'a\n\n    “b”\n\nc'],
    ['a box of MkDocs has them', '!!! note "A b"\n    “c”\n\n    “d”\n\ne', '    “c”\n\n    “d”\n\ne'],
    ['a table ends where something else begins', '|a|\n|-|\n# b\n“c\nd”', 'a\n\nb\n\n“c\nd”'],
    ['a title with marks in it is none of the text', '[a](b "c \\"d\\" e") f', 'a f'],
    ['nor is that of a definition, below it or below its label', '[a]:\nb\n"c"\n\n[a]', 'a'],
    ['what a name in brackets begins is prose', '[Ann]: “We will,” she said.', '[Ann]: “We will,” she said.'],
    ['text behind code stays', '<code>a</code> “b”\n\n<pre>\nc</pre> “d”', 'a “b”\n\n “d”'],
    ['what is no tag stays', 'if a <b and “c” then d> e', 'if a <b and “c” then d> e'],
    ['tags of blocks part words', '<td>a</td><td>b</td>', ' a  b '],
    ['comments of MDX go', 'a {/* “b” */} c\n\n{/*\n“d”\n*/}\n\ne', 'a  c\n\ne'],
    ['a letter that is longer as a small one moves nothing', 'İ <!-- a -->“b”', 'İ “b”'],
    ['carriage returns are line ends', '# a\r\n\r\n> b\r\n> c\r\n\r\n- d\r', 'a\n\n> b\n> c\n\nd'],
  ]

  it.each(CASES)('%s: %j', (_, markdown, text) => {
    expect(renderMarkdown(markdown).text).toBe(text)
  })

  const PIECES = [
    '“a”',
    'b',
    '\n',
    '\n\n',
    '> ',
    '- ',
    '1. ',
    '```\n',
    '`',
    '*',
    '_',
    '[',
    '](c)',
    ']',
    '<!--',
    '-->',
  ]
  const MORE = [
    '<b>',
    '</b>',
    '&amp;',
    '|',
    '|---|\n',
    '# ',
    '    ',
    '\\',
    '[^1]',
    '[d]: e\n',
    '{{',
    '}}',
    '---\n',
    '\r',
  ]
  const written = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(fc.constantFrom(...PIECES, ...MORE), { maxLength: 40 }).map((pieces) => pieces.join('')),
  )

  it('leads every stretch of the text back to where it stands, whatever is sent', () => {
    fc.assert(
      fc.property(written, fc.nat(), fc.nat(), (markdown, a, b) => {
        const { text, toSource, ignored } = renderMarkdown(markdown)
        const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y)
        const source = toSource({ start, end })
        expect(0 <= source.start && source.start <= source.end && source.end <= markdown.length).toBe(true)
        const one = text.slice(start, start + 1)
        const from = toSource({ start, end: Math.min(text.length, start + 1) })
        // What is inserted has no source; a reference and an end of line are another in it.
        if (from.end - from.start === 1 && !/[\n\r]/.test(markdown[from.start] ?? '')) {
          expect(markdown.slice(from.start, from.end)).toBe(one)
        }
        for (const span of ignored) expect(0 <= span.start && span.end <= text.length).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it.each([
    ['a tag that does not end', `<a${' '.repeat(50_000)}`],
    ['a target that does not end', `[a](${' '.repeat(50_000)}`],
    ['brackets in brackets', '['.repeat(50_000) + ']'.repeat(50_000)],
    ['signs of a heading', `# ${'#'.repeat(50_000)} a`],
    ['a rule of a table that is none', `a|b\n${' '.repeat(50_000)}|-a`],
    [
      'tags in a line that ends in spaces',
      `${'<blockquote></blockquote>'.repeat(20_000)}${' '.repeat(500_000)}`,
    ],
    ['tags in a line of what is ignored', `${IGNORED}\n${'<blockquote></blockquote>'.repeat(40_000)}`],
  ])('is as good as done with %s', (_, markdown) => {
    // What takes the square of its length ends no test.
    expect(renderMarkdown(markdown).text.length).toBeLessThanOrEqual(markdown.length)
  })

  it('takes plain prose as it is', () => {
    const word = fc.constantFrom(
      'We',
      'will',
      'not',
      '“sell”',
      'it,',
      '—',
      '(now)',
      '1999',
      '[sic]',
      'it’s',
      '…',
    )
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), (words) => {
        fc.pre(words[0] !== '[sic]')
        const text = `Then ${words.join(' ')}`
        expect(renderMarkdown(text).text).toBe(text)
      }),
    )
  })
})

describe('the quotations of a Markdown draft', () => {
  const read = (content: string) => {
    const { quotations, skipped } = findQuotations({ content, type: 'markdown', language: 'en', date: null })
    const shown = ({ start, end }: { readonly start: number; readonly end: number }) =>
      content.slice(start, end)
    return { quoted: quotations.map(({ spans }) => spans.map(shown)), quotations, skipped }
  }

  it('are found at their places in the file, below front matter and between code', () => {
    const content = `---
title: "The mill"
---
# The mill

Ann Holm [said](https://example.org "on Friday"): “We will *not* sell the mill.”

\`\`\`sh
verbatim verify "We will sell the mill"
\`\`\`
`
    const { quoted, quotations } = read(content)
    expect(quoted).toEqual(
      [['We will *not* sell the mill.']].map(([one]) => [expect.stringContaining(one ?? '')]),
    )
    expect(quotations).toMatchObject([
      { text: expect.stringContaining('We will not sell the mill.'), attribution: { speaker: 'Ann Holm' } },
    ])
  })

  it('in an item are nobody’s dialogue, and in a block quotation are whose name stands below', () => {
    expect(read('- We will sell the mill\n- We will not sell it\n').quotations).toEqual([])
    expect(read('> We will not sell the mill.\n> — Ann Holm\n').quotations).toMatchObject([
      { text: 'We will not sell the mill.', attribution: { speaker: 'Ann Holm' } },
    ])
  })

  it.each([
    ['the paragraph behind a comment', '<!-- verbatim-ignore -->\n“We will sell the mill,” said Ann Holm.'],
    ['the one with a comment in it', '“We will sell the mill,” said Ann Holm. <!--verbatim-ignore-->'],
    [
      'the whole of a block quotation',
      '<!-- verbatim-ignore -->\n\n> We will sell the mill.\n>\n> We will go.',
    ],
    [
      'all between two comments',
      '<!-- verbatim-ignore-start -->\n“We will sell,” said Ann Holm.\n\n“We go.”\n\n<!-- verbatim-ignore-end -->',
    ],
    [
      'all up to a comment behind words',
      '<!-- verbatim-ignore-start -->\n“We will sell,” said Ann Holm. <!-- verbatim-ignore-end -->',
    ],
    [
      'all up to a comment that is indented',
      '<!-- verbatim-ignore-start -->\n“We will sell,” said Ann Holm.\n\n    <!-- verbatim-ignore-end -->',
    ],
    ['the paragraph behind a comment of MDX', '{/* verbatim-ignore */}\n“We will sell,” said Ann Holm.'],
  ])('are told as skipped, not checked, in %s, and checked behind it', (_, markdown) => {
    const { quoted, skipped } = read(`${markdown}\n\n“It belongs to us,” said Bo Lind.\n`)
    expect(quoted).toHaveLength(1)
    expect(quoted[0]?.[0]).toContain('It belongs to us,')
    expect(skipped.length).toBeGreaterThan(0)
    expect(skipped.every(({ reason }) => reason === 'ignored')).toBe(true)
  })
})
