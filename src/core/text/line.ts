/** The lines of a stretch of text. */
import type { Span } from '../span.ts'

/** The lines between `start` and `end`, without their line breaks and the white space around them; blank ones are left out. Linear. */
export function linesOf(text: string, { start, end }: Span): Span[] {
  const lines: Span[] = []
  let from = start
  while (from < end) {
    const feed = text.indexOf('\n', from)
    const to = feed < 0 || feed > end ? end : feed
    const line = text.slice(from, to)
    const head = from + line.length - line.trimStart().length
    const tail = from + line.trimEnd().length
    if (head < tail) lines.push({ start: head, end: tail })
    from = to + 1
  }
  return lines
}
