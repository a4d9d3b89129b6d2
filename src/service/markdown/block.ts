/** The blocks of a Markdown text that hold prose, told line by line as CommonMark has them. Linear. */
import type { Span } from '../../core/span.ts'
import { frontMatterEnd, linesOf } from './line.ts'

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
const QUOTE = /^ {0,3}> ?/
const BULLET = /^\s*[-+*](?:[ \t]+|$)(?:\[[ xX]\][ \t]+)?/
const NUMBER = /^\s*(\d{1,9})[.)](?:[ \t]+|$)/
/** "- Ann Holm", the last line of a block quotation, is no item. */
const SIGNATURE = /^\s*-{1,2} \p{Lu}/u
/** Items that begin on one line. */
const NESTED_MAX = 16
/** GitHub's alerts, Obsidian's callouts: a box, not words that somebody said. */
const CALLOUT = /^\s*\[![\w-]+\][-+]?.*$/
const FOOTNOTE = /^ {0,3}\[\^[^\]\s]+\]:[ \t]*/
const DEFINITION = /^ {0,3}\[([^\]^][^\]]*)\]:\s*\S/
const TABLE_RULE = /^[\s>]*[|:\- \t]+$/
const RAW = /^ {0,3}<(script|style|pre|textarea|code)\b/i
const COMMENT = /^ {0,3}<!--/
const COMMENT_END = '-->'.length
const CONTAINER = /^\s*:{3,}/
const CODE_INDENT = 4
const TAB_COLUMNS = 4

/** What a comment of its own asks for. */
const DIRECTIVE = /^<!--\s*verbatim-ignore(-start|-end)?\s*-->$/

export function blocksOf(content: string): Blocks {
  const lines = linesOf(content)
  const blocks: Block[] = []
  const labels = new Set<string>()
  let open: Span[] = []
  let isQuoted = false
  let isCallout = false
  /** Columns at which the text of the list item begins that is open; 0 outside of lists. */
  let base = 0
  let fence: { readonly mark: string; readonly depth: number } | null = null
  let isTable = false
  let lower: string | null = null
  let ignoring: Ignoring = 'nothing'

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
    let { start } = line
    const rest = (): string => content.slice(start, line.end)

    let depth = 0
    const unquote = (): void => {
      for (let mark = QUOTE.exec(rest()); mark !== null; mark = QUOTE.exec(rest())) {
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
    if (rest().trim() === '') {
      close()
      isTable = false
      if (depth === 0) {
        isCallout = false
        if (ignoring === 'quotation') ignoring = 'nothing'
      }
      continue
    }
    const isParagraph = open.length > 0
    // A line without ">" goes on with the paragraph of a block quotation, unless it begins something else.
    const isLazy = isParagraph && isQuoted && depth === 0 && !isTable
    if (isParagraph && depth > 0 !== isQuoted && !isLazy) {
      close()
      isTable = false
    }
    const indent = indentOf(rest())
    if (open.length === 0 && depth === 0 && indent < base && !BULLET.test(rest()) && !NUMBER.test(rest()))
      base = 0
    if (open.length === 0 && !isTable && indent - base >= CODE_INDENT) continue

    if (BREAK.test(rest()) || (isParagraph && UNDERLINE.test(rest()))) {
      close()
      continue
    }
    const next = lines[index + 1]
    const below = next === undefined ? '' : content.slice(next.start, next.end)
    const isUnder = open.length > 0 || blocks.at(-1)?.isQuoted === true
    if (!(depth > 0 && isUnder && SIGNATURE.test(rest()) && !QUOTE.test(below))) {
      let begins = beginOf(rest(), isParagraph && base === 0)
      for (let nested = 0; begins > 0 && nested < NESTED_MAX; nested++) {
        close()
        isTable = false
        start += begins
        unquote()
        begins = beginOf(rest(), false)
        if (begins === 0 || nested + 1 === NESTED_MAX)
          base = depth > 0 ? 0 : columnsOf(content.slice(line.start, start))
      }
    }
    const opening = FENCE.exec(rest())
    if (opening !== null) {
      close()
      fence = { mark: opening[1] ?? '', depth }
      continue
    }
    if (CONTAINER.test(rest())) {
      close()
      continue
    }
    if (COMMENT.test(rest())) {
      const at = content.indexOf('<!--', start)
      const end = content.indexOf('-->', at)
      const last = end < 0 ? lines.length - 1 : lineAt(lines, index, end)
      const behind = { start: end + COMMENT_END, end: lines[last]?.end ?? content.length }
      const isAlone = end < 0 || content.slice(behind.start, behind.end).trim() === ''
      if (isAlone || last > index) {
        close()
        const directive = DIRECTIVE.exec(content.slice(at, behind.start))
        if (directive !== null) ignoring = asked(directive[1], ignoring)
        if (!isAlone) lines[last] = behind
        index = isAlone ? last : last - 1
        continue
      }
    }
    const raw = RAW.exec(rest())
    if (raw !== null) {
      close()
      lower ??= content.toLowerCase()
      const end = lower.indexOf(`</${raw[1]?.toLowerCase()}`, start)
      index = end < 0 ? lines.length - 1 : lineAt(lines, index, end)
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
    } else if (open.length === 0) {
      const label = DEFINITION.exec(rest())?.[1]
      if (label !== undefined) {
        labels.add(labelOf(label))
        continue
      }
    }
    const heading = HEADING.exec(rest())
    if (heading !== null) {
      close()
      start += heading[0].length
      isQuoted = depth > 0
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
      isQuoted = depth > 0
      const isIgnoring: Ignoring = ignoring
      for (const cell of cellsIn(content, { start, end: line.end })) {
        // A comment before a table is for all its cells of this row.
        ignoring = isIgnoring
        open.push(cell)
        close()
      }
      continue
    }
    if (open.length === 0) isQuoted = depth > 0
    open.push({ start, end: line.end })
  }
  close()
  return { blocks, labels }
}

export function labelOf(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase()
}

/** What is not to be checked: the next block, the rest of the block quotation that it is in, or all. */
type Ignoring = 'nothing' | 'next' | 'quotation' | 'all'

function asked(what: string | undefined, before: Ignoring): Ignoring {
  if (what === '-end') return 'nothing'
  return what === '-start' || before === 'all' ? 'all' : 'next'
}

function isTableRule(line: string): boolean {
  return line.includes('|') && line.includes('-') && TABLE_RULE.test(line)
}

/** The length of what begins an item; 0 if nothing does. Within a paragraph only the number 1 does. */
function beginOf(line: string, isParagraph: boolean): number {
  const number = NUMBER.exec(line)
  const isItem = number !== null && (!isParagraph || number[1] === '1')
  return (isItem ? number : BULLET.exec(line))?.[0].length ?? 0
}

/** The words of a heading without the signs that may close it. */
function headingOf(line: string): string {
  const words = line.trimEnd()
  const signs = words.length - words.replace(/#+$/, '').length
  const open = words.slice(0, words.length - signs)
  return signs === 0 || (open !== '' && open === open.trimEnd()) ? words : open.trimEnd()
}

/** What stands between the bars of a row; an escaped bar parts nothing. */
function cellsIn(content: string, { start, end }: Span): Span[] {
  const cells: Span[] = []
  let from = start
  for (const { index } of content.slice(start, end).matchAll(/(?<!\\)\||$/g)) {
    const cell = trimmed(content, { start: from, end: start + index })
    if (cell.start < cell.end) cells.push(cell)
    from = start + index + 1
  }
  return cells
}

function trimmed(content: string, { start, end }: Span): Span {
  const text = content.slice(start, end)
  return { start: end - text.trimStart().length, end: start + text.trimEnd().length }
}

function lineAt(lines: readonly Span[], from: number, offset: number): number {
  let index = from
  while (index + 1 < lines.length && (lines[index + 1]?.start ?? Infinity) <= offset) index++
  return index
}

function indentOf(line: string): number {
  return columnsOf(/^[ \t]*/.exec(line)?.[0] ?? '')
}

function columnsOf(text: string): number {
  let columns = 0
  for (const character of text) columns += character === '\t' ? TAB_COLUMNS - (columns % TAB_COLUMNS) : 1
  return columns
}
