/** The blocks of a Markdown text that hold prose, told line by line as CommonMark has them. Linear. */
import type { Span } from '../../core/span.ts'
import { definitionAt } from './definition.ts'
import { hiddenAt } from './hidden.ts'
import { baseOf, beginOf, columnsOf, indentOf } from './item.ts'
import { frontMatterEnd, linesOf } from './line.ts'
import { cellsIn, isTableRule } from './table.ts'

/** A paragraph, heading, list item or table cell. */
export type Block = {
  /** Its lines, each without what marks it as a quotation or an item. */
  readonly lines: readonly Span[]
  /** It is a block quotation, or a part of one. */
  readonly isQuoted: boolean
  /** Its writer wants nothing in it checked. */
  readonly isIgnored: boolean
}

export type Blocks = {
  readonly blocks: readonly Block[]
  /** Labels of links that are defined somewhere, in small letters. */
  readonly labels: ReadonlySet<string>
}

const FENCE = /^\s*(`{3,}(?=[^`]*$)|~{3,})/
const BREAK = /^\s*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/
const UNDERLINE = /^ {0,3}(?:=+|-+)\s*$/
const HEADING = /^ {0,3}#{1,6}(?:[ \t]+|$)/
const QUOTE = /^([ \t]*)>[ \t]?/
/** A block quotation as a tag has it. */
const QUOTE_TAG = /^\s*<blockquote(?:\s[^<>]*)?>/i
const QUOTE_TAG_END = /<\/blockquote\s*>/i
/** "- Ann Holm", the last line of a block quotation, is no item. */
const SIGNATURE = /^\s*-{1,2} \p{Lu}/u
/** Items that begin on one line. */
const NESTED_MAX = 16
/** GitHub's alerts, Obsidian's callouts: a box, not words that somebody said. */
const CALLOUT = /^\s*\[![\w-]+\][-+]?.*$/
const FOOTNOTE = /^ {0,3}\[\^[^\]\s]+\]:[ \t]*/
const CONTAINER = /^\s*:{3,}/
/** The box of MkDocs, whose text is indented below it. */
const ADMONITION = /^\s*(?:!!!|\?\?\?\+?)(?:[ \t]+[\w-]+)+(?:[ \t]+"[^"]*")?\s*$/
const CODE_INDENT = 4

/** What a comment of its own asks for. */
const DIRECTIVE = /^(?:<!--|\{\/\*)\s*verbatim-ignore(-start|-end)?\s*(?:-->|\*\/\})$/
const IGNORE_END = /(?:<!--|\{\/\*)\s*verbatim-ignore-end\s*(?:-->|\*\/\})/

export function blocksOf(content: string): Blocks {
  const lines = linesOf(content)
  const blocks: Block[] = []
  const labels = new Set<string>()
  let open: Span[] = []
  let isQuoted = false
  let isCallout = false
  /** Block quotations that a tag has begun. */
  let tags = 0
  /** One that nobody ends would be the rest of the text. */
  const lastTagEnd = lastTagEndOf(content)
  /** Columns at which the text of each list item begins that is open, outside of block quotations and within one. */
  const outer: number[] = []
  const inner: number[] = []
  let fence: { readonly mark: string; readonly depth: number } | null = null
  let isTable = false
  let ignoring: Ignoring = 'nothing'
  let isLastIgnored = false
  /** The line in which the end of what is ignored was looked for: one that is taken up again is not searched anew. */
  let searched = -1

  const close = (): void => {
    if (open.length === 0) return
    const isMore = ignoring === 'quotation' && isQuoted
    blocks.push({
      lines: open,
      isQuoted: isQuoted && !isCallout,
      isIgnored: ignoring === 'all' || ignoring === 'next' || isMore,
    })
    if (ignoring !== 'all') ignoring = (ignoring === 'next' || isMore) && isQuoted ? 'quotation' : 'nothing'
    open = []
  }

  for (let index = frontMatterEnd(content, lines); index < lines.length; index++) {
    const line = lines[index]
    if (line === undefined) break
    if (isLastIgnored) {
      close()
      ignoring = 'nothing'
    }
    let { start } = line
    const rest = (): string => content.slice(start, line.end)

    let depth = 0
    const unquote = (): void => {
      for (let mark = QUOTE.exec(rest()); mark !== null; mark = QUOTE.exec(rest())) {
        const base = depth > 0 ? 0 : (outer.at(-1) ?? 0)
        if (columnsOf(mark[1] ?? '') - base >= CODE_INDENT) break
        start += mark[0].length
        depth++
      }
    }
    unquote()
    if (fence !== null) {
      const isClosed = new RegExp(`^\\s*${fence.mark[0]}{${fence.mark.length},}\\s*$`).test(rest())
      if (depth >= fence.depth && !isClosed) continue
      const isLeft = depth < fence.depth
      fence = null
      if (!isLeft) continue
    }
    // Wherever it stands: what is left alone should not be more than its writer sees.
    isLastIgnored = ignoring === 'all' && index !== searched && IGNORE_END.test(rest())
    searched = index
    if (isBlank(rest())) {
      close()
      isTable = false
      if (depth === 0 && tags === 0) {
        isCallout = false
        if (ignoring === 'quotation') ignoring = 'nothing'
      }
      continue
    }
    const isParagraph = open.length > 0
    // A line without ">" goes on with the paragraph of a block quotation, unless it begins something else.
    const isLazy = isParagraph && isQuoted && depth === 0 && !isTable
    const isWithin = (): boolean => depth > 0 || tags > 0
    if (isParagraph && isWithin() !== isQuoted && !isLazy) {
      close()
      isTable = false
    }
    if (depth === 0 && !isLazy) inner.length = 0
    const bases = depth > 0 ? inner : outer
    const indent = indentOf(rest())
    const leave = (): void => {
      while (indent < (bases.at(-1) ?? 0)) bases.pop()
    }
    if (open.length === 0) leave()
    if (open.length === 0 && !isTable && indent - (bases.at(-1) ?? 0) >= CODE_INDENT) continue

    if (BREAK.test(rest()) || (isParagraph && UNDERLINE.test(rest()))) {
      close()
      isTable = false
      continue
    }
    const next = lines[index + 1]
    const below = next === undefined ? '' : content.slice(next.start, next.end)
    const isUnder = open.length > 0 || blocks.at(-1)?.isQuoted === true
    if (!(depth > 0 && isUnder && SIGNATURE.test(rest()) && !QUOTE.test(below))) {
      let begins = beginOf(rest(), isParagraph && indent >= (bases.at(-1) ?? 0))
      let before = 0
      for (let nested = 0; begins > 0 && nested < NESTED_MAX; nested++) {
        close()
        isTable = false
        if (nested === 0) leave()
        const item = depth > 0 ? inner : outer
        item.push(baseOf(rest(), before))
        before = columnsOf(rest().slice(0, begins), before)
        start += begins
        const around = depth
        unquote()
        if (depth > around) before = 0
        begins = beginOf(rest(), false)
      }
    }
    const opening = FENCE.exec(rest())
    if (opening !== null) {
      close()
      isTable = false
      fence = { mark: opening[1] ?? '', depth }
      continue
    }
    if (CONTAINER.test(rest()) || ADMONITION.test(rest())) {
      close()
      isTable = false
      if (!CONTAINER.test(rest())) bases.push(indent + CODE_INDENT)
      continue
    }
    const hidden = hiddenAt(content, start)
    if (hidden !== null) {
      const { end } = hidden
      const last = lineAt(lines, index, end)
      const behind = { start: end, end: lines[last]?.end ?? content.length }
      const isAlone = isBlank(content.slice(behind.start, behind.end))
      if (isAlone || last > index || hidden.isRaw) {
        close()
        isTable = false
        const directive = DIRECTIVE.exec(content.slice(hidden.start, end))
        if (directive !== null) ignoring = asked(directive[1], ignoring)
        if (!isAlone) lines[last] = behind
        index = isAlone ? last : last - 1
        continue
      }
    }
    const tag = QUOTE_TAG.exec(rest())
    if (tag !== null && start < lastTagEnd) {
      close()
      isTable = false
      tags++
      start += tag[0].length
      if (isBlank(rest())) continue
    }
    const ending = tags > 0 ? QUOTE_TAG_END.exec(rest()) : null
    if (ending !== null) {
      const end = start + ending.index
      if (open.length === 0) isQuoted = true
      if (!isBlank(content.slice(start, end))) open.push({ start, end })
      close()
      isTable = false
      tags--
      lines[index] = { start: end + ending[0].length, end: line.end }
      index--
      continue
    }
    if (depth > 0 && open.length === 0 && CALLOUT.test(rest())) {
      isCallout = true
      continue
    }
    const footnote = FOOTNOTE.exec(rest())
    if (footnote !== null) {
      close()
      start += footnote[0].length
      bases.push(CODE_INDENT)
    } else if (open.length === 0) {
      const definition = definitionAt(content, lines, index, start)
      if (definition !== null) {
        labels.add(definition.label)
        index = definition.last
        continue
      }
    }
    const heading = HEADING.exec(rest())
    if (heading !== null) {
      close()
      isTable = false
      start += heading[0].length
      isQuoted = isWithin()
      const end = start + headingOf(rest()).length
      if (start < end) open.push({ start, end })
      close()
      continue
    }
    const isHead = rest().includes('|') && isTableRule(below)
    if (isTable || isHead) {
      close()
      if (isHead) index++
      isTable = true
      isQuoted = isWithin()
      const isIgnoring: Ignoring = ignoring
      for (const cell of cellsIn(content, { start, end: line.end })) {
        // A comment before a table is for all its cells of this row.
        ignoring = isIgnoring
        open.push(cell)
        close()
      }
      continue
    }
    if (open.length === 0) isQuoted = isWithin()
    open.push({ start, end: line.end })
  }
  close()
  return { blocks, labels }
}

/** Looks no further than the first word; to trim would pass the spaces at a line's end for each tag in it. */
function isBlank(text: string): boolean {
  return !/\S/.test(text)
}

function lastTagEndOf(content: string): number {
  let last = -1
  for (const { index } of content.matchAll(/<\/blockquote\b/gi)) last = index
  return last
}

/** What is not to be checked: the next block, the rest of the block quotation that it is in, or all. */
type Ignoring = 'nothing' | 'next' | 'quotation' | 'all'

function asked(what: string | undefined, before: Ignoring): Ignoring {
  if (what === '-end') return 'nothing'
  return what === '-start' || before === 'all' ? 'all' : 'next'
}

/** The words of a heading without the signs that may close it. */
function headingOf(line: string): string {
  const words = line.trimEnd()
  let end = words.length
  while (words[end - 1] === '#') end--
  const open = words.slice(0, end)
  return end === words.length || (open !== '' && open === open.trimEnd()) ? words : open.trimEnd()
}

function lineAt(lines: readonly Span[], from: number, offset: number): number {
  let index = from
  while (index + 1 < lines.length && (lines[index + 1]?.start ?? Infinity) <= offset) index++
  return index
}
