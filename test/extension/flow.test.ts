import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { layOut } from '../../src/extension/page/flow.ts'
import { type Content, type Layout, walk } from '../../src/extension/page/walk.ts'
import { DROPPED, kindOf } from '../../src/service/html/kind.ts'
import { renderHtml } from '../../src/service/html.ts'

type Node = { readonly nodeType: number; readonly childNodes: Iterable<Node> }
type Text = Node & { readonly data: string }
type Element = Node & { readonly localName: string; hasAttribute(name: string): boolean }

const isElement = (node: Node): node is Element => node.nodeType === 1
const isText = (node: Node): node is Text => node.nodeType === 3

/** A document without a style sheet: elements are what their names say. */
const PLAIN: Layout<Element, Text> = {
  effectsOf: (element) => (element.hasAttribute('hidden') ? DROPPED : kindOf(element.localName).effects),
  isVisible: (element) => !element.hasAttribute('data-invisible'),
  *contentOf({ childNodes }): Generator<Content<Element, Text>> {
    for (const node of childNodes) {
      if (isElement(node)) yield { kind: 'element', element: node }
      else if (isText(node)) yield { kind: 'text', node, text: node.data }
    }
  },
}

function read(html: string) {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`)
  return layOut(walk<Element, Text>(document.body, PLAIN))
}

/** Where `words` stand: the parts of text nodes, as text. */
function partsOf(html: string, words: string): string[] {
  const { text, toSegments } = read(html)
  const start = text.indexOf(words)
  expect(start, `“${words}” in “${text}”`).toBeGreaterThanOrEqual(0)
  return toSegments({ start, end: start + words.length }).map((part) =>
    part.node.data.slice(part.start, part.end),
  )
}

describe('the text of a page', () => {
  it.each([
    ['paragraphs are parted', '<p>One.</p><p>Two.</p>', 'One.\n\nTwo.'],
    ['inline tags part nothing', 'We <em>will</em> not <a href="/">sell</a>', 'We will not sell'],
    ['white space is one space', '<p>  We\n   will  <b> not </b></p>', 'We will not'],
    ['a line break is one', 'One<br>two', 'One\ntwo'],
    ['what is preformatted keeps its lines', '<pre>One\n  two</pre>', 'One\n  two'],
    ['what is hidden does not show', '<p>One</p><p hidden>secret</p>', 'One'],
    [
      'scripts, styles, fallbacks and controls are no text',
      '<script>a()</script><style>b{}</style><noscript>c</noscript><textarea>d</textarea><button>e</button><iframe>f</iframe>Text',
      'Text',
    ],
    [
      'text that keeps its place unseen is left out, what shows in it is not',
      '<span data-invisible>un<b>seen</b></span>',
      'seen',
    ],
    ['<q> has its marks', 'He said: <q>No</q>', 'He said: “No”'],
    ['block quotations are marked', '<blockquote><p>No.</p></blockquote>', '> No.'],
  ])('%s', (_name, html, text) => {
    expect(read(html).text).toBe(text)
  })

  it('is what the service reads in the same HTML', () => {
    const html = `<h1>Council</h1><p>“We <em>will</em>\n not <a href="/x">sell</a>,” she  said.<br>“Never.”</p>
      <blockquote><p>It is <q>ours</q>.</p><p>For ever.</p></blockquote><ul><li>One</li><li>Two</li></ul><pre>a
  b</pre><table><tr><td>c</td><td>d</td></tr></table>`
    expect(read(html).text).toBe(renderHtml(html).text)
  })

  it('of any depth is read, or left out', () => {
    expect(read(`${'<i>'.repeat(300)}deep`).text).toBe('deep')
    expect(read(`before${'<i>'.repeat(4_000)}deep`).text).toBe('before')
  })
})

describe('the way back to the text nodes', () => {
  it.each([
    ['within one node', '<p>He said: “We will”.</p>', 'We will', ['We will']],
    [
      'across inline tags',
      '<p>“We <em>will</em> not <a href="/"><b>sell</b> it</a>”</p>',
      'We will not sell it',
      ['We ', 'will', ' not ', 'sell', ' it'],
    ],
    [
      'across paragraphs, without what is between',
      '<p>“We will not.</p>\n   <p>We never will.”</p>',
      'We will not.\n\nWe never will.',
      ['We will not.', 'We never will.'],
    ],
    [
      'past what is hidden',
      '<p>“We will<span hidden> gladly</span> not”</p>',
      'We will not',
      ['We will', ' not'],
    ],
    ['past a script', '<p>“We <script>x</script>will”</p>', 'We will', ['We ', 'will']],
    ['with white space as it is', '<p>“We\n     will”</p>', 'We will', ['We\n     will']],
    ['with characters of two units', '<p>“𝒲e <b>🦊</b>”</p>', '𝒲e 🦊', ['𝒲e ', '🦊']],
  ])('%s', (_name, html, words, parts) => {
    expect(partsOf(html, words)).toEqual(parts)
  })

  it('leads nowhere from what the layout put in', () => {
    const { text, toSegments } = read('<p>One</p><p>Two</p>')
    const at = text.indexOf('\n\n')
    expect(toSegments({ start: at, end: at + 2 })).toEqual([])
    expect(() => toSegments({ start: 0, end: text.length + 1 })).toThrow(RangeError)
  })
})

const word = fc.constantFrom('We', 'will', 'not', '“sell', 'it”', '𝒲', '&amp;', '\u00ad', '\u00a0', '﷽')
const space = fc.constantFrom(' ', '\n', '  \t', '')
const tree = fc.letrec<{ html: string }>((tie) => ({
  html: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.tuple(word, space).map((parts) => parts.join('')),
    fc
      .tuple(
        fc.constantFrom('p', 'div', 'em', 'a', 'b', 'li', 'blockquote', 'q', 'pre', 'script', 'span hidden'),
        fc.array(tie('html'), { maxLength: 4 }),
      )
      .map(([tag, inner]) => `<${tag}>${inner.join('')}</${tag.split(' ')[0]}>`),
    fc.tuple(tie('html'), tie('html')).map((parts) => parts.join(' ')),
  ),
})).html

describe('any page', () => {
  it('has at each character of its text the same character, or white space for white space', () => {
    fc.assert(
      fc.property(tree, (html) => {
        const { text, toSegments } = read(html)
        for (let at = 0; at < text.length; at++) {
          const shown = text[at] ?? ''
          const parts = toSegments({ start: at, end: at + 1 })
          if (shown.trim() === '') continue
          const there = parts.map(({ node, start, end }) => node.data.slice(start, end)).join('')
          // `<q>` and `<blockquote>` put marks in, which stand for nothing.
          expect(parts.length === 0 ? '>“”‘’'.includes(shown) : there === shown).toBe(true)
        }
      }),
    )
  })

  it('has between the two ends of any span its words, and leads from them to the same span', () => {
    fc.assert(
      fc.property(tree, fc.nat(), fc.nat(), (html, one, other) => {
        const { text, toSegments, toSpan } = read(html)
        const [start = 0, end = 0] = [one, other].map((n) => n % (text.length + 1)).sort((a, b) => a - b)
        const parts = toSegments({ start, end })
        const [first, last] = [parts[0], parts.at(-1)]
        if (first === undefined || last === undefined) return
        const joined = parts.map((part) => part.node.data.slice(part.start, part.end)).join('')
        const bare = (words: string): string => words.replace(/[\s>“”‘’]/g, '')
        expect(bare(joined)).toBe(bare(text.slice(start, end)))
        const back = toSpan({ node: first.node, offset: first.start }, { node: last.node, offset: last.end })
        expect(bare(text.slice(back?.start, back?.end))).toBe(bare(text.slice(start, end)))
      }),
    )
  })
})
