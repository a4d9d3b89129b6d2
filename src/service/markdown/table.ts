/** Tables of Markdown, as GitHub has them. */
import type { Span } from '../../core/span.ts'

/** The line below a head; a quotation's marks may stand before it. */
export function isTableRule(line: string): boolean {
  return line.includes('|') && line.includes('-') && /^[\s>|:-]+$/.test(line)
}

/** What stands between the bars of a row; an escaped bar parts nothing. */
export function cellsIn(content: string, { start, end }: Span): Span[] {
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
