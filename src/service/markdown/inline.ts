/** What in a block of Markdown is no text: marks of emphasis, addresses of links, tags, comments. Linear in the block. */
import type { Span } from '../../core/span.ts'
import { renderHtml } from '../html.ts'
import { labelOf } from './definition.ts'

/** A stretch that is not shown as it is written, and what is shown for it. */
export type Change = Span & { readonly shown: string }

export type Inline = {
  /** Ascending, disjoint. */
  readonly changes: readonly Change[]
  /** A comment in it asks that nothing be checked. */
  readonly isIgnored: boolean
}

const PUNCTUATION = /[!-/:-@[-`{-~]/
const REFERENCE = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/y
/** As CommonMark has it, and what JSX gives an attribute. */
const TAG =
  /<\/?([A-Za-z][\w:.-]*)(?:\s+[A-Za-z_:@][\w.:@-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|\{[^{}]*\}|[^\s"'=<>`{}]+))?){0,64}\s*\/?>/y
const AUTOLINK = /<(?:[A-Za-z][A-Za-z\d+.-]*:[^\s<>]*|[\w.+-]+@[\w.-]+)>/y
/** What begins with the one ends with the other. */
const TEMPLATES = [
  ['{{', '}}'],
  ['{%', '%}'],
  ['{/*', '*/}'],
] as const
const FOOTNOTE = /\[\^[^\]\s]{1,200}\]/y
const TARGET =
  /\(\s*(?:(?=[^\s)])(?:<[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+(?:"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|\([^()]*\)))?\s*)?\)/y
const CODE_ELEMENTS: ReadonlySet<string> = new Set(['code', 'kbd', 'samp', 'pre', 'script', 'style'])
/** Their words are not those beside them. */
const BLOCK_ELEMENTS =
  /^(?:address|article|aside|blockquote|center|d[dlt]|details|div|fig(?:ure|caption)|footer|h[1-6r]|header|li|main|nav|[ou]l|p|pre|section|summary|table|t(?:body|[dhr]|foot|head))$/
const HIDDEN_ELEMENTS: ReadonlySet<string> = new Set(['script', 'style'])
const IGNORE = /^(?:<!--|\{\/\*)\s*verbatim-ignore\s*(?:-->|\*\/\})$/
/** Marks in code quote nobody; an apostrophe within a word stays. */
const CODE_MARKS = /["“”„«»]|(?<![\p{L}\p{N}])['‘’]|['‘’](?![\p{L}\p{N}])/gu

/** `masked` is the text with all that is not of the block blanked; `span` is the block's in it. */
export function readInline(masked: string, { start, end }: Span, labels: ReadonlySet<string>): Inline {
  const text = masked.slice(start, end)
  const changes: Change[] = []
  const drop = (from: number, to: number, shown = ''): void => {
    if (from < to) changes.push({ start: start + from, end: start + to, shown })
  }
  const match = (pattern: RegExp, at: number): RegExpExecArray | null => {
    pattern.lastIndex = at
    return pattern.exec(text)
  }
  // Of other letters the small one may be longer, such as of “İ”.
  const lower = text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
  const missing = new Set<string>()
  /** Where an ending stands behind `from`. One that is missing is not looked for again. */
  const find = (ending: string, from: number): number | null => {
    if (missing.has(ending)) return null
    const at = lower.indexOf(ending, from)
    if (at < 0) missing.add(ending)
    return at < 0 ? null : at
  }
  const partners = bracketsIn(text)
  const backticks = backticksIn(text)
  /** Ends of links, by the closing bracket of their text. */
  const ends = new Map<number, number>()
  const delimiters: Delimiter[] = []
  let isIgnored = false

  const code = (from: number, to: number): void => {
    for (const { index } of text.slice(from, to).matchAll(CODE_MARKS)) drop(from + index, from + index + 1)
  }

  const bracket = (at: number): number => {
    const isImage = text[at - 1] === '!'
    const footnote = match(FOOTNOTE, at)
    if (footnote !== null) {
      drop(at, at + footnote[0].length)
      return at + footnote[0].length
    }
    const closing = partners.get(at)
    if (closing === undefined) return at + 1
    const end = linkEnd(at, closing)
    if (end === undefined) return at + 1
    if (isImage) {
      drop(at - 1, end)
      return end
    }
    drop(at, at + 1)
    drop(closing, end)
    ends.set(closing, end)
    return at + 1
  }

  /** Where a link ends whose text stands in these brackets; undefined if it is none. */
  const linkEnd = (opening: number, closing: number): number | undefined => {
    const target = text[closing + 1] === '(' ? match(TARGET, closing + 1) : null
    if (target !== null) return closing + 1 + target[0].length
    const own = labelOf(text.slice(opening + 1, closing))
    const second = text[closing + 1] === '[' ? partners.get(closing + 1) : undefined
    if (second !== undefined) {
      const label = labelOf(text.slice(closing + 2, second))
      return labels.has(label === '' ? own : label) ? second + 1 : undefined
    }
    return labels.has(own) ? closing + 1 : undefined
  }

  const angle = (at: number): number => {
    if (text.startsWith('<!--', at)) {
      const end = find('-->', at)
      if (end === null) return at + 1
      isIgnored ||= IGNORE.test(text.slice(at, end + 3))
      drop(at, end + 3)
      return end + 3
    }
    const link = match(AUTOLINK, at)
    if (link !== null) {
      drop(at, at + link[0].length)
      return at + link[0].length
    }
    const tag = match(TAG, at)
    if (tag === null) return at + 1
    const [written, spelled = ''] = tag
    const name = spelled.toLowerCase()
    const behind = at + written.length
    drop(at, behind, shownFor(name, written))
    const closing = CODE_ELEMENTS.has(name) && !written.startsWith('</') ? find(`</${name}`, behind) : null
    if (closing === null) return behind
    if (HIDDEN_ELEMENTS.has(name)) drop(behind, closing)
    else code(behind, closing)
    return closing
  }

  const template = (at: number): number => {
    for (const [opening, closing] of TEMPLATES) {
      const end = text.startsWith(opening, at) ? find(closing, at) : null
      if (end === null) continue
      isIgnored ||= IGNORE.test(text.slice(at, end + closing.length))
      drop(at, end + closing.length)
      return end + closing.length
    }
    return at + 1
  }

  for (let at = 0; at < text.length; ) {
    const character = text[at] ?? ''
    switch (character) {
      case '\\': {
        const next = text[at + 1] ?? ''
        if (next === '\n' || next === '\r' || PUNCTUATION.test(next)) drop(at, at + 1)
        at += PUNCTUATION.test(next) ? 2 : 1
        break
      }
      case '`': {
        const run = backticks.runs.get(at) ?? 1
        const closing = backticks.next(at + run, run)
        if (closing !== null) {
          drop(at, at + run)
          code(at + run, closing)
          drop(closing, closing + run)
        }
        at = closing === null ? at + run : closing + run
        break
      }
      case '<':
        at = angle(at)
        break
      case '&': {
        const reference = match(REFERENCE, at)?.[0]
        const shown = reference === undefined ? '' : renderHtml(`.${reference}.`).text.slice(1, -1)
        if (reference !== undefined && shown !== reference) drop(at, at + reference.length, shown)
        at += reference?.length ?? 1
        break
      }
      case '{':
        at = template(at)
        break
      case '[':
        at = bracket(at)
        break
      case ']':
        at = ends.get(at) ?? at + 1
        break
      case '*':
      case '_':
      case '~': {
        let run = 1
        while (text[at + run] === character) run++
        const delimiter = delimiterAt(text, at, run)
        if (delimiter !== null) delimiters.push(delimiter)
        at += run
        break
      }
      default:
        at++
    }
  }
  for (const { start: from, end: to } of emphasisOf(delimiters)) drop(from, to)
  changes.sort((a, b) => a.start - b.start)
  return { changes: changes.filter(({ start: from }, at) => from >= (changes[at - 1]?.end ?? 0)), isIgnored }
}

function shownFor(name: string, written: string): string {
  if (name === 'br') return '\n'
  if (name === 'q') return written.startsWith('</') ? '”' : '“'
  return BLOCK_ELEMENTS.test(name) ? ' ' : ''
}

type Delimiter = {
  readonly mark: string
  /** What is left of the run: emphasis takes from its inner side. */
  start: number
  end: number
  readonly opens: boolean
  readonly closes: boolean
}

/** A run of marks; null if it can be no emphasis. */
function delimiterAt(text: string, at: number, run: number): Delimiter | null {
  const [mark = ''] = text[at] ?? ''
  if (mark === '~' && run !== 2) return null
  const before = text[at - 1] ?? ' '
  const behind = text[at + run] ?? ' '
  const isLeft = !/\s/.test(behind) && !(isMark(behind) && !/\s/.test(before) && !isMark(before))
  const isRight = !/\s/.test(before) && !(isMark(before) && !/\s/.test(behind) && !isMark(behind))
  const opens = isLeft && (mark !== '_' || !isRight || isMark(before))
  const closes = isRight && (mark !== '_' || !isLeft || isMark(behind))
  return opens || closes ? { mark, start: at, end: at + run, opens, closes } : null
}

function isMark(character: string): boolean {
  return /[\p{P}\p{S}]/u.test(character)
}

/** The marks of emphasis: each closing run takes from the nearest opening one of its kind. */
function emphasisOf(delimiters: readonly Delimiter[]): Span[] {
  const marks: Span[] = []
  const open: Delimiter[] = []
  for (const closing of delimiters) {
    while (closing.closes && closing.start < closing.end) {
      const at = open.findLastIndex(({ mark }) => mark === closing.mark)
      const opening = open[at]
      if (opening === undefined) break
      const taken = Math.min(opening.end - opening.start, closing.end - closing.start)
      marks.push(
        { start: opening.end - taken, end: opening.end },
        { start: closing.start, end: closing.start + taken },
      )
      opening.end -= taken
      closing.start += taken
      open.length = opening.start < opening.end ? at + 1 : at
    }
    if (closing.opens && closing.start < closing.end) open.push(closing)
    if (open.length > OPEN_MAX) open.shift()
  }
  return marks
}

/** Runs that wait for another: nobody nests so deep, and none is looked for further back. */
const OPEN_MAX = 64

/** Closing brackets by their opening ones. */
function bracketsIn(text: string): ReadonlyMap<number, number> {
  const partners = new Map<number, number>()
  const open: number[] = []
  for (const { index, 0: found } of text.matchAll(/\\[\s\S]|[[\]]/g)) {
    if (found === '[') open.push(index)
    else if (found === ']') {
      const opening = open.pop()
      if (opening !== undefined) partners.set(opening, index)
    }
  }
  return partners
}

/** Runs of backticks by their start, and the next one of a length, asked for at ever later places. */
function backticksIn(text: string) {
  const runs = new Map<number, number>()
  const ofLength = new Map<number, { readonly starts: number[]; passed: number }>()
  for (const { index, 0: run } of text.matchAll(/`+/g)) {
    runs.set(index, run.length)
    const alike = ofLength.get(run.length)
    if (alike === undefined) ofLength.set(run.length, { starts: [index], passed: 0 })
    else alike.starts.push(index)
  }
  const next = (from: number, length: number): number | null => {
    const alike = ofLength.get(length)
    if (alike === undefined) return null
    while ((alike.starts[alike.passed] ?? Infinity) < from) alike.passed++
    return alike.starts[alike.passed] ?? null
  }
  return { runs, next }
}
