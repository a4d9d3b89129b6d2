import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paragraphs } from '../../src/core/text/quotation.ts'
import { findQuotations } from '../../src/service/quotations.ts'
import { type Body, originsOf } from '../../src/webhook/article.ts'
import { ansElements } from '../../src/webhook/rich-text/ans.ts'
import { contentfulRichText } from '../../src/webhook/rich-text/contentful.ts'
import { lexical } from '../../src/webhook/rich-text/lexical.ts'
import { portableText } from '../../src/webhook/rich-text/portable-text.ts'
import { DEPTH_MAX, type Format, POINTER_UNITS_MAX, readRichText } from '../../src/webhook/rich-text/read.ts'
import { strapiBlocks } from '../../src/webhook/rich-text/strapi-blocks.ts'
import { HTML, type Markup, PLAIN } from '../../src/webhook/rich-text/writer.ts'
import { originalOf, resolve } from './resolve.ts'

/** An article as an editor sees it: blocks of runs, some of them links. */
type Block = {
  readonly kind: 'paragraph' | 'quotation' | 'item'
  readonly runs: readonly { readonly words: string; readonly isLink: boolean }[]
}

/** How each system would keep it. */
const SYSTEMS: readonly (readonly [
  name: string,
  format: Format,
  markup: Markup,
  write: (blocks: readonly Block[]) => unknown,
])[] = [
  [
    'Portable Text',
    portableText,
    PLAIN,
    (blocks) =>
      blocks.map(({ kind, runs }) => ({
        _type: 'block',
        style: kind === 'quotation' ? 'blockquote' : 'normal',
        ...(kind === 'item' ? { listItem: 'bullet', level: 1 } : {}),
        children: runs.map(({ words, isLink }) => ({
          _type: 'span',
          text: words,
          marks: isLink ? ['a link'] : [],
        })),
      })),
  ],
  [
    'Contentful rich text',
    contentfulRichText,
    PLAIN,
    (blocks) => {
      const node = (nodeType: string, content: readonly unknown[]) => ({ nodeType, data: {}, content })
      return node(
        'document',
        blocks.map(({ kind, runs }) => {
          const content = runs.map(({ words, isLink }) => {
            const text = { nodeType: 'text', value: words, marks: [], data: {} }
            return isLink ? node('hyperlink', [text]) : text
          })
          const paragraph = node('paragraph', content)
          if (kind === 'quotation') return node('blockquote', [paragraph])
          return kind === 'item' ? node('unordered-list', [node('list-item', [paragraph])]) : paragraph
        }),
      )
    },
  ],
  [
    'Strapi blocks',
    strapiBlocks,
    PLAIN,
    (blocks) =>
      blocks.map(({ kind, runs }) => {
        const children = runs.map(({ words, isLink }) => {
          const text = { type: 'text', text: words }
          return isLink ? { type: 'link', url: 'https://x.example', children: [text] } : text
        })
        if (kind === 'item') return { type: 'list', children: [{ type: 'list-item', children }] }
        return { type: kind === 'quotation' ? 'quote' : 'paragraph', children }
      }),
  ],
  [
    'Lexical',
    lexical,
    PLAIN,
    (blocks) => ({
      root: {
        type: 'root',
        children: blocks.map(({ kind, runs }) => {
          const children = runs.map(({ words, isLink }) => {
            const text = { type: 'extended-text', text: words }
            return isLink ? { type: 'link', children: [text] } : text
          })
          if (kind === 'item') return { type: 'list', children: [{ type: 'listitem', children }] }
          return { type: kind === 'quotation' ? 'extended-quote' : 'paragraph', children }
        }),
      },
    }),
  ],
  [
    'ANS',
    ansElements,
    HTML,
    (blocks) =>
      blocks.map(({ kind, runs }) => {
        const text = { type: 'text', content: runs.map(({ words }) => words).join('') }
        if (kind === 'item') return { type: 'list', items: [text] }
        return kind === 'quotation' ? { type: 'quote', content_elements: [text] } : text
      }),
  ],
]

const words = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('We will', ' not sell it', '“', '”', ' ', 'é', '\u{1f600}', '> ', ''),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
)
const lines = fc.oneof({ weight: 4, arbitrary: words }, fc.constantFrom('\n', 'light\nhouse', ' \n\n '))
const blocksOf = (run: fc.Arbitrary<string>) =>
  fc.array(
    fc.record({
      kind: fc.constantFrom('paragraph', 'quotation', 'item'),
      runs: fc.array(fc.record({ words: run, isLink: fc.boolean() }), { maxLength: 5 }),
    }),
    { maxLength: 8 },
  )

describe.each(SYSTEMS)('of any article in %s', (_, format, markup, write) => {
  const read = (blocks: readonly Block[]): { readonly tree: unknown; readonly body: Body } => {
    const tree = { a: { 'b/c~': write(blocks) } }
    return { tree, body: bodyOf(format, tree.a['b/c~'], '/a/b~1c~0', markup) }
  }

  it('each place of the text holds the very words of its node', () => {
    fc.assert(
      fc.property(blocksOf(lines), (blocks) => {
        const { tree, body } = read(blocks)
        let last = 0
        for (const { start, end, pointer, offset } of body.places) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          const node = resolve(tree, pointer)
          expect(typeof node).toBe('string')
          expect(String(node).slice(offset, offset + end - start)).toBe(body.content.slice(start, end))
          last = end
        }
        expect(last).toBeLessThanOrEqual(body.content.length)
      }),
    )
  })

  it('no word is lost, doubled or moved, and only breaks and marks are put in', () => {
    fc.assert(
      fc.property(blocksOf(lines), (blocks) => {
        const { tree, body } = read(blocks)
        const all = blocks.flatMap(({ runs }) => runs.map((run) => run.words)).join('')
        const whole = { start: 0, end: body.content.length }
        expect(dense(originalOf(tree, body, whole))).toBe(dense(all))
        let between = ''
        let last = 0
        for (const { start, end } of body.places) {
          between += body.content.slice(last, start)
          last = end
        }
        between += body.content.slice(last)
        const allowed = markup === HTML ? /^(?:<\/?(?:div|blockquote)>|\n)*$/ : /^(?:\n\n|> )*$/
        expect(between).toMatch(allowed)
      }),
    )
  })

  it('a span leads back to the words that it reads as', () => {
    fc.assert(
      fc.property(blocksOf(lines), fc.nat(), fc.nat(), (blocks, a, b) => {
        const { tree, body } = read(blocks)
        const [start = 0, end = 0] = [a, b].map((at) => at % (body.content.length + 1)).sort((x, y) => x - y)
        const origins = originsOf(body, { start, end })
        const naive = Array.from({ length: end - start }, (_, at) => start + at)
          .filter((at) => body.places.some((place) => place.start <= at && at < place.end))
          .map((at) => body.content[at])
        expect(originalOf(tree, body, { start, end })).toBe(naive.join(''))
        expect(origins.every((origin) => origin.start < origin.end)).toBe(true)
      }),
    )
  })

  it.runIf(markup === PLAIN)('blocks are paragraphs, and of quotations each line is marked', () => {
    fc.assert(
      fc.property(blocksOf(words.map((run) => run.replaceAll(/[\n\r\u2028\u2029>]/g, ''))), (blocks) => {
        const { content } = read(blocks).body
        const shown = blocks.filter(({ runs }) => runs.some((run) => run.words.trim() !== ''))
        const found = paragraphs(content).map(({ start, end }) => content.slice(start, end).trimStart())
        expect(found.map((paragraph) => paragraph.startsWith('> '))).toEqual(
          shown.map(({ kind }) => kind === 'quotation'),
        )
      }),
    )
  })
})

describe('block quotations', () => {
  const CASES: readonly (readonly [what: string, format: Format, tree: unknown, text: string])[] = [
    [
      'of several lines',
      portableText,
      [
        {
          _type: 'block',
          style: 'blockquote',
          children: [{ _type: 'span', text: 'A hole\n\nin the coast.\n' }],
        },
      ],
      '> A hole\n> \n> in the coast.\n',
    ],
    [
      'of several paragraphs',
      contentfulRichText,
      {
        nodeType: 'blockquote',
        content: ['A hole.', ' ', 'In the coast.'].map((value) => ({
          nodeType: 'paragraph',
          content: [{ nodeType: 'text', value }],
        })),
      },
      '> A hole.\n\n> In the coast.',
    ],
    [
      'within one another',
      strapiBlocks,
      [
        {
          type: 'quote',
          children: [
            { type: 'text', text: 'We' },
            { type: 'quote', children: [{ type: 'text', text: 'beg' }] },
          ],
        },
        { type: 'paragraph', children: [{ type: 'text', text: 'now' }] },
      ],
      '> We\n\n> beg\n\nnow',
    ],
    [
      'with line breaks',
      lexical,
      {
        type: 'quote',
        children: [
          { type: 'text', text: 'We' },
          { type: 'linebreak' },
          { type: 'text', text: 'beg' },
          { type: 'linebreak' },
        ],
      },
      '> We\n> beg\n',
    ],
  ]
  it.each(CASES)('%s', (_, format, tree, text) => {
    expect(bodyOf(format, tree, '').content).toBe(text)
  })

  const CITED: readonly (readonly [citation: string, html: string, speaker: string | null])[] = [
    [
      'Jonas Wik',
      '<blockquote><div>A hole in the coast of ours.</div></blockquote>\n<blockquote><div>— Jonas Wik</div></blockquote>',
      'Jonas Wik',
    ],
    [
      '— <b>Jonas Wik</b>, fisherman',
      '<blockquote><div>A hole in the coast of ours.</div></blockquote>\n<blockquote><div>— <b>Jonas Wik</b>, fisherman</div></blockquote>',
      'Jonas Wik',
    ],
    [
      'a fisherman',
      '<blockquote><div>A hole in the coast of ours.</div></blockquote>\n<div>a fisherman</div>',
      null,
    ],
    ['', '<blockquote><div>A hole in the coast of ours.</div></blockquote>', null],
  ]
  it.each(CITED)('of ANS are said by whom they cite: %j', (citation, html, speaker) => {
    const quote = {
      type: 'quote',
      content_elements: [{ type: 'text', content: 'A hole in the coast of ours.' }],
      citation: { type: 'text', content: citation },
    }
    const { content } = bodyOf(ansElements, [quote], '/content_elements', HTML)
    expect(content).toBe(html)
    const { quotations } = findQuotations({ content, type: 'html', language: 'en', date: null })
    expect(quotations.map(({ text, attribution }) => [text, attribution.speaker])).toEqual([
      ['A hole in the coast of ours.', speaker],
    ])
  })
})

describe('what is no text of the article is left out', () => {
  const CASES: readonly (readonly [what: string, format: Format, tree: unknown, text: string])[] = [
    [
      'pictures and footnotes of Portable Text',
      portableText,
      [
        { _type: 'image', alt: 'No' },
        {
          _type: 'block',
          children: [
            { _type: 'span', text: 'We ' },
            { _type: 'footnote', text: 'no' },
            { _type: 'span', text: 'beg' },
          ],
        },
      ],
      'We beg',
    ],
    [
      'but not boxes of Portable Text',
      portableText,
      [
        {
          _type: 'box',
          title: 'No',
          body: [{ _type: 'block', children: [{ _type: 'span', text: 'We beg' }] }],
        },
      ],
      'We beg',
    ],
    [
      'embedded entries of Contentful',
      contentfulRichText,
      {
        nodeType: 'document',
        content: [
          { nodeType: 'embedded-asset-block', content: [{ nodeType: 'text', value: 'no' }] },
          {
            nodeType: 'paragraph',
            content: [
              { nodeType: 'text', value: 'We ' },
              { nodeType: 'embedded-entry-inline', content: [] },
              { nodeType: 'text', value: 'beg' },
            ],
          },
        ],
      },
      'We beg',
    ],
    ['pictures of Strapi', strapiBlocks, [{ type: 'image', children: [{ type: 'text', text: 'no' }] }], ''],
    [
      'embeds of ANS',
      ansElements,
      [
        { type: 'raw_html', content: '<p>no</p>' },
        { type: 'custom_embed' },
        { type: 'interstitial_link', content: 'no' },
      ],
      '',
    ],
  ]
  it.each(CASES)('%s', (_, format, tree, text) => {
    expect(bodyOf(format, tree, '').content).toBe(text)
  })

  it('tables, lists and groups of ANS are read', () => {
    const text = (content: string) => ({ type: 'text', content })
    const tree = [
      { type: 'table', header: [text('a')], rows: [[text('b'), text('c')], [text('d')]] },
      { type: 'list', items: [text('e'), { type: 'list', items: [text('f')] }] },
      { type: 'element_group', content_elements: [{ type: 'header', content: 'g', level: 2 }] },
      { type: 'correction', text: 'h' },
      { type: 'blockquote', content: 'i' },
    ]
    expect(bodyOf(ansElements, tree, '', HTML).content.replaceAll(/<\/?div>|\n/g, '')).toBe(
      'abcdefgh<blockquote>i</blockquote>',
    )
  })
})

describe('a hostile tree', () => {
  const FORMATS = SYSTEMS.map(([name, format]) => [name, format] as const)

  it.each(FORMATS)('is a body or a fault in %s, whatever it is', (_, format) => {
    const node = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.jsonValue(),
        tie('node'),
        fc.array(tie('value'), { maxLength: 4 }),
      ),
      node: fc.dictionary(
        fc.constantFrom(
          '_type',
          'type',
          'nodeType',
          'style',
          'text',
          'value',
          'content',
          'children',
          'items',
          'citation',
          'content_elements',
          'root',
          '__proto__',
          'constructor',
        ),
        fc.oneof(
          fc.constantFrom('block', 'span', 'text', 'quote', 'blockquote', 'document', 'list', 'table'),
          tie('value'),
        ),
      ),
    }))
    fc.assert(
      fc.property(node.value, (tree) => {
        const read = readRichText(format, JSON.parse(JSON.stringify(tree)), '/x')
        if ('errors' in read) expect(read.errors.every(({ pointer }) => pointer.startsWith('/x'))).toBe(true)
        else expect(read.field).toBe('/x')
      }),
    )
  })

  it('nested deeper than any editor makes it is a fault', () => {
    const nested = (depth: number): unknown => {
      let tree: unknown = [{ type: 'text', text: 'We beg' }]
      for (let level = 0; level < depth; level++) tree = [{ type: 'list', children: tree }]
      return tree
    }
    expect(readRichText(strapiBlocks, nested(DEPTH_MAX / 2 - 1), '/x')).toMatchObject({ content: 'We beg' })
    const deep = readRichText(strapiBlocks, nested(100_000), '/x')
    expect(deep).toMatchObject({ kind: 'malformed', errors: [{ pointer: '/x' }] })
  })

  it('under a name that would be repeated at great length in every pointer is a fault', () => {
    const spans = [{ _type: 'block', children: [{ _type: 'span', text: 'We beg' }] }]
    const name = 'x'.repeat(POINTER_UNITS_MAX - '/0/children/0/text'.length - 1)
    expect(readRichText(portableText, spans, `/${name}`)).toMatchObject({ content: 'We beg' })
    expect(readRichText(portableText, spans, `/${'x'.repeat(POINTER_UNITS_MAX)}`)).toMatchObject({
      kind: 'malformed',
    })
  })

  it('of 300,000 nodes is read in one pass', () => {
    const blocks = Array.from({ length: 100_000 }, (_, at) => ({
      _type: 'block',
      style: at % 2 === 0 ? 'blockquote' : 'normal',
      children: [
        { _type: 'span', text: 'We\n' },
        { _type: 'span', text: 'beg' },
      ],
    }))
    const { places, content } = bodyOf(portableText, blocks, '')
    expect(places).toHaveLength(200_000)
    expect(originsOf({ places }, { start: content.length - 3, end: content.length })).toEqual([
      { pointer: '/99999/children/1/text', start: 0, end: 3 },
    ])
  })
})

function bodyOf(format: Format, tree: unknown, field: string, markup = PLAIN): Body {
  const read = readRichText(format, tree, field, { markup })
  if ('errors' in read) throw new Error(JSON.stringify(read.errors))
  return read
}

/** Without white space, which paragraphs begin without. */
function dense(text: string): string {
  return text.replaceAll(/\s/g, '')
}
