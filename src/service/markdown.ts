/** Markdown read as plain text, with the way back. Linear in time and memory. */
import type { Span } from '../core/span.ts'
import { runsOf } from './html/runs.ts'
import type { Rendering } from './html.ts'
import { type Block, blocksOf } from './markdown/block.ts'
import { type Change, readInline } from './markdown/inline.ts'

export type MarkdownRendering = Rendering & {
  /** Stretches of the text in which its writer wants nothing checked; ascending, disjoint. */
  readonly ignored: readonly Span[]
}

/**
 * The text of a Markdown file as its reader sees it: CommonMark with tables, footnotes and front matter. Any string is
 * Markdown: nothing throws. Paragraphs, headings, list items and cells are parted by a blank line, and each line of a block
 * quotation begins with "> ". Left out are front matter, code blocks, images, addresses of links, tags and comments; of
 * code within a line the words stay and the quotation marks go, as they quote nobody.
 */
export function renderMarkdown(content: string): MarkdownRendering {
  const { blocks, labels } = blocksOf(content)
  const masked = mask(content, blocks)
  const runs = runsOf(content)
  const ignored: Span[] = []
  for (const block of blocks) {
    const first = block.lines.at(0)
    const last = block.lines.at(-1)
    if (first === undefined || last === undefined) continue
    const inline = readInline(masked, { start: first.start, end: last.end }, labels)
    if (!runs.isEmpty()) {
      runs.write('\n', runs.end(), runs.end())
      runs.write('\n', first.start, first.start)
    }
    const from = runs.length()
    writeBlock(block, inline.changes, runs)
    if (block.isIgnored || inline.isIgnored) ignored.push({ start: from, end: runs.length() })
  }
  return { ...runs.finish(), ignored }
}

/** The content with blanks for all that is not in a block, such as the ">" between two lines of one. */
function mask(content: string, blocks: readonly Block[]): string {
  const parts: string[] = []
  let copied = 0
  for (const { start, end } of blocks.flatMap(({ lines }) => lines)) {
    parts.push(content.slice(copied, start).replace(/[^\r\n]/g, ' '), content.slice(start, end))
    copied = end
  }
  return parts.join('')
}

type Runs = ReturnType<typeof runsOf>

function writeBlock({ lines, isQuoted }: Block, changes: readonly Change[], runs: Runs): void {
  let next = 0
  let at = 0
  const copy = (from: number, to: number): void => {
    if (from < to) runs.copy(from, to)
  }
  let isFirst = true
  for (const { start, end } of lines) {
    at = Math.max(at, start)
    if (!isFirst) runs.write('\n', runs.end(), start)
    if (isQuoted) runs.write('> ', start, start)
    isFirst = false
    for (let change = changes[next]; change !== undefined && change.start < end; change = changes[next]) {
      copy(at, change.start)
      if (change.shown !== '') runs.write(change.shown, change.start, change.end)
      at = Math.max(at, change.end)
      next++
    }
    copy(at, end)
  }
}
