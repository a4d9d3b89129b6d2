/** HTML read as plain text. Linear in time and memory. */
import { Tokenizer } from 'htmlparser2'
import type { Span } from '../core/span.ts'
import { breaksOut, FOREIGN, kindOf, WALL_MAX } from './html/kind.ts'
import { openElements } from './html/open.ts'
import { pageOf } from './html/page.ts'
import { runsOf } from './html/runs.ts'

/** HTML as the text a reader sees, with where each of its characters stands in the HTML. */
export type Rendering = {
  /** Paragraphs are parted by a blank line. */
  readonly text: string
  /**
   * The stretch of the HTML that holds a span of the text: from the first character's source to the end of the last
   * one's. The source of a decoded character is its whole reference; that of an inserted one is empty, as is that of
   * an empty span. All are UTF-16 offsets. Logarithmic.
   *
   * @throws {RangeError} if the text has no such span.
   */
  readonly toSource: (span: Span) => Span
}

/**
 * The text of a page or a part of one as a browser shows it without style sheets and scripts. Any string is HTML:
 * nothing throws.
 *
 * Inserted are, besides the breaks between paragraphs: the quotation marks of `<q>` (“ ”, within another ‘ ’), and
 * "> " before each line in `<blockquote>`, as Markdown has it.
 */
export function renderHtml(html: string): Rendering {
  const runs = runsOf(html)
  const page = pageOf(html, runs)
  const elements = openElements(page)

  /** The start tag that is being read. */
  let tag = { name: '', start: 0, isHidden: false }
  let attribute = ''
  let value = ''

  const leaveForeign = (at: number): void => {
    while (elements.isForeign()) elements.end({ name: FOREIGN, reach: WALL_MAX }, at)
  }

  const open = (end: number, closesItself: boolean): void => {
    const { name, start, isHidden } = tag
    if (breaksOut(name)) leaveForeign(start)
    const kind = kindOf(name)
    const standsInForeign = elements.isForeign()
    if (!standsInForeign) for (const ending of kind.ends) elements.end(ending, start)
    elements.start(kind, isHidden, { start, end })
    const isForeign = standsInForeign || elements.isForeign()
    if (kind.isVoid || (closesItself && isForeign)) elements.endLast(end)
  }

  const close = (name: string, start: number, end: number): void => {
    const kind = kindOf(name)
    if (elements.end(kind, start) || !STANDS_ALONE.has(name)) return
    leaveForeign(start)
    elements.start(kind, false, { start, end })
    elements.endLast(end)
  }

  // Not htmlparser2's parser, which moves or searches all open elements at each tag.
  const tokenizer = new Tokenizer(
    {},
    {
      ontext: (start, end) => {
        // Of an end tag that the end of the text cuts off, the tokenizer tells a text that starts at -1.
        if (start >= 0 && !elements.isDropping()) page.text(start, end)
      },
      // A reference that stands for two characters is told twice.
      ontextentity: (code, end) => {
        if (elements.isDropping()) return
        page.character(String.fromCodePoint(code), { start: html.lastIndexOf('&', end - 1), end })
      },
      onopentagname: (start, end) => {
        tag = { name: html.slice(start, end).toLowerCase(), start: start - '<'.length, isHidden: false }
      },
      onattribname: (start, end) => {
        attribute = html.slice(start, end).toLowerCase()
        value = ''
      },
      onattribdata: (start, end) => {
        if (attribute === 'aria-hidden') value += html.slice(start, end)
      },
      onattribentity: (code) => {
        if (attribute === 'aria-hidden') value += String.fromCodePoint(code)
      },
      onattribend: () => {
        if (attribute === 'hidden' || value.toLowerCase() === 'true') tag.isHidden = true
      },
      onopentagend: (at) => open(at + 1, false),
      onselfclosingtag: (at) => open(at + 1, true),
      onclosetag: (start, end) => close(html.slice(start, end).toLowerCase(), start - '</'.length, end),
      onend: () => elements.endAll(html.length),
      isInForeignContext: elements.isForeign,
      oncdata: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
    },
  )
  tokenizer.write(html)
  tokenizer.end()
  return runs.finish()
}

/** Whose end tag alone stands for the whole element. */
const STANDS_ALONE: ReadonlySet<string> = new Set(['br', 'p'])

function ignore(): void {}
