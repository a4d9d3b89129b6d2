/** Block quotations as plain text and Markdown write them: every line of the paragraph begins with ">". */
import type { Span } from '../span.ts'
import type { Stretch } from './stretch.ts'

/** The lines of block quotations, without their ">"; one that has quotation marks of its own is left to those. */
export function blockQuotations(text: string, paragraphs: readonly Span[]): readonly Stretch[] {
  const found: Stretch[] = []
  for (const paragraph of paragraphs) {
    const lines = quotedLines(text, paragraph)
    const [first] = lines
    if (!first || /^["“„«'‘]/.test(text.slice(first.start, first.start + 1))) continue
    const last = lines.at(-1)
    const signature = last && SIGNATURE.exec(text.slice(last.start, last.end))
    const label = last && signature ? { start: last.start + signature[0].length, end: last.end } : null
    const words = label ? lines.slice(0, -1) : lines
    if (words.length === 0 && label) sign(found, paragraph, label)
    words.forEach(({ start, end }, index) => {
      const closed = index === words.length - 1
      found.push({ open: start, start, end, close: end, depth: 0, closed, by: 'block', label })
    })
  }
  return found
}

/** "— Ann Holm", the last line of a block quotation. */
const SIGNATURE = /^(?:—|–|―|--?)\s*(?=\p{Lu})/u

/** A signature in a paragraph of its own is that of the block before it. */
function sign(found: Stretch[], { start }: Span, label: Span): void {
  let next = start
  for (let at = found.length - 1; at >= 0; at--) {
    const block = found[at]
    if (!block || block.label || next - block.end > SIGNATURE_UNITS_MAX) return
    found[at] = { ...block, label }
    next = block.start
  }
}

/** UTF-16 units between a block and the signature, or the block's next part. */
const SIGNATURE_UNITS_MAX = 8

function quotedLines(text: string, { start, end }: Span): Span[] {
  const lines: Span[] = []
  let from = start
  while (from < end) {
    const feed = text.indexOf('\n', from)
    const to = feed < 0 || feed > end ? end : feed
    const line = text.slice(from, to)
    const marker = /^>[> \t]*/.exec(line)
    if (!marker && line.trim() !== '') return []
    const tail = from + line.trimEnd().length
    if (marker && from + marker[0].length < tail) lines.push({ start: from + marker[0].length, end: tail })
    from = to + 1
  }
  return lines
}
