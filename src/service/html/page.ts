/**
 * Lays text out as a browser does: paragraphs, lines, white space. What stands between two visible characters is held
 * until the second comes, so that neither end of a paragraph has any.
 */
import type { Span } from '../../core/span.ts'
import { BLOCK_QUOTATION, type Effects, LINE_BREAK, PARAGRAPH, PREFORMATTED, QUOTATION } from './kind.ts'
import type { Runs } from './runs.ts'

export type Page = {
  /** Writes `source[start, end)`. */
  text(start: number, end: number): void
  /** Writes a character that stands for more than itself in the source. */
  character(character: string, from: Span): void
  /** `tag` is the start tag of the element that has the effects. */
  begin(effects: Effects, tag: Span): void
  /** `at` is where the element's content ends. */
  finish(effects: Effects, at: number): void
}

export function pageOf(source: string, runs: Runs): Page {
  /** The white space since the last visible character; in preformatted text there may be more than one. */
  let held: Space[] = []
  /** True if a paragraph starts with the next visible character. */
  let isParted = true
  let preformatted = 0
  let quotations = 0
  let blockQuotations = 0

  const part = (): void => {
    held = []
    isParted = true
  }

  const hold = (text: string, { start, end }: Span): void => {
    if (!isParted) held.push({ text, start, end })
  }

  const breakLine = (from: Span): void => {
    const isSecond = held.at(-1)?.text === '\n'
    if (preformatted === 0) held = []
    if (isSecond && preformatted === 0) part()
    else hold('\n', from)
  }

  const space = (start: number, end: number): void => {
    if (preformatted === 0) {
      if (held.length === 0) hold(' ', { start, end })
      return
    }
    for (const [kept, at] of spacesIn(source, start, end)) {
      hold(/[\r\n]/.test(kept) ? '\n' : kept, { start: at, end: at + kept.length })
    }
  }

  const write = ({ text, start, end }: Space): void => {
    if (end - start === text.length && source.startsWith(text, start)) runs.copy(start, end)
    else runs.write(text, start, end)
  }

  /** Goes before anything visible, which stands at `at` in the source. */
  const release = (at: number): void => {
    if (!isParted && held.length === 0) return
    // Each of the two belongs to the text that it borders on.
    if (isParted && !runs.isEmpty()) {
      runs.write('\n', runs.end(), runs.end())
      runs.write('\n', at, at)
    }
    const line = held.findLastIndex(({ text }) => text === '\n') + 1
    for (const before of held.slice(0, line)) write(before)
    const lineAt = held[line]?.start ?? at
    if (blockQuotations > 0 && (isParted || line > 0)) runs.write('> ', lineAt, lineAt)
    for (const indent of held.slice(line)) write(indent)
    held = []
    isParted = false
  }

  const insert = (text: string, at: number): void => {
    release(at)
    runs.write(text, at, at)
  }

  return {
    text: (start, end) => {
      for (let at = start; at < end; ) {
        const from = at
        if (isSpace(source.charCodeAt(at))) {
          while (at < end && isSpace(source.charCodeAt(at))) at++
          space(from, at)
        } else {
          while (at < end && !isSpaceToCollapse(source, at, end)) at++
          release(from)
          runs.copy(from, at)
        }
      }
    },
    character: (character, from) => {
      if (!isSpace(character.charCodeAt(0))) {
        release(from.start)
        runs.write(character, from.start, from.end)
      } else if (preformatted === 0) space(from.start, from.end)
      else hold(character, from)
    },
    begin: (effects, tag) => {
      if ((effects & PARAGRAPH) !== 0) part()
      if ((effects & LINE_BREAK) !== 0) breakLine(tag)
      if ((effects & PREFORMATTED) !== 0) preformatted++
      if ((effects & BLOCK_QUOTATION) !== 0) blockQuotations++
      if ((effects & QUOTATION) !== 0) insert(quotations++ === 0 ? '“' : '‘', tag.end)
    },
    finish: (effects, at) => {
      if ((effects & PARAGRAPH) !== 0) part()
      if ((effects & PREFORMATTED) !== 0) preformatted--
      if ((effects & BLOCK_QUOTATION) !== 0) blockQuotations--
      if ((effects & QUOTATION) !== 0) insert(--quotations === 0 ? '”' : '’', at)
    },
  }
}

/** `text` is what is written for a stretch of the source. */
type Space = Span & { readonly text: string }

/** The white space of HTML: no-break spaces and the like are characters. */
function isSpace(code: number): boolean {
  return code === SPACE || (code >= TAB && code <= CARRIAGE_RETURN && code !== VERTICAL_TAB)
}

const TAB = 0x09
const VERTICAL_TAB = 0x0b
const CARRIAGE_RETURN = 0x0d
const SPACE = 0x20

/** True for white space but a single space between two characters, which stays as it is. */
function isSpaceToCollapse(source: string, at: number, end: number): boolean {
  const code = source.charCodeAt(at)
  return isSpace(code) && (code !== SPACE || at + 1 === end || isSpace(source.charCodeAt(at + 1)))
}

/** White space in preformatted text: line breaks, each on its own, and what stands between them; with their offsets. */
function* spacesIn(source: string, start: number, end: number): Generator<readonly [string, number]> {
  for (const match of source.slice(start, end).matchAll(/\r\n?|\n|[^\r\n]+/g)) {
    yield [match[0], start + match.index]
  }
}
