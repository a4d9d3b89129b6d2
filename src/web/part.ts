/** A long text in parts, each a page: the same text always in the same. */
import type { Span } from '../core/span.ts'

/** UTF-16 units of a part, about 35,000 words, and within how many more it ends with a paragraph. */
const PART_UNITS = 200_000
const PARAGRAPH_UNITS = 20_000

/** Where each part stands; one at least, and they follow one another without a gap. */
export function partsOf(text: string): readonly [Span, ...Span[]] {
  const ends: number[] = []
  let start = 0
  while (text.length - start > PART_UNITS + PARAGRAPH_UNITS) {
    start = endOfParagraph(text, start + PART_UNITS)
    ends.push(start)
  }
  const starts = [0, ...ends]
  const [first, ...others] = starts.map((from, index) => ({ start: from, end: ends[index] ?? text.length }))
  return [first ?? { start: 0, end: text.length }, ...others]
}

/** Behind the blank line that follows; where none does soon, the offset itself, but within no character. */
function endOfParagraph(text: string, at: number): number {
  const gap = text.indexOf('\n\n', at)
  if (gap >= 0 && gap - at <= PARAGRAPH_UNITS) return gap + 2
  return isLowSurrogate(text.charCodeAt(at)) ? at + 1 : at
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
