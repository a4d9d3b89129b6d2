/** Block quotations as plain text and Markdown write them: every line of the paragraph begins with ">". */
import type { Span } from '../span.ts'
import { linesOf } from '../text/line.ts'
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

/** The words of each line behind its ">"; none if a line has no such mark. */
function quotedLines(text: string, paragraph: Span): Span[] {
  const lines = linesOf(text, paragraph)
  if (lines.some(({ start }) => text[start] !== '>')) return []
  return lines.flatMap(({ start, end }) => {
    const marker = /^>[> \t]*/.exec(text.slice(start, end))?.[0].length ?? 0
    return start + marker < end ? [{ start: start + marker, end }] : []
  })
}
