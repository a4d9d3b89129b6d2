/** A text with parts of it written otherwise, and the way back to the text it was made from. */
import type { Span } from '../span.ts'

/** What is written for a span of the text. */
export type Replacement = Span & { readonly text: string }

export type Rewritten = {
  readonly text: string
  /** The span of the original that a span of the rewritten text was made from. Both in UTF-16 units. */
  toOriginal(span: Span): Span
}

/**
 * A text with its words whole, as a reader takes them: without what cannot be seen (soft hyphens, joiners, marks of
 * direction and their like) and the hyphens that break words at a line's end, as `fold` joins them.
 */
export function unbroken(original: string): Rewritten {
  const breaks = Array.from(original.matchAll(BREAKS), ({ index, 0: part }): Replacement => {
    return { start: index, end: index + part.length, text: '' }
  })
  return breaks.length === 0 ? { text: original, toOriginal: (span) => span } : rewrite(original, breaks)
}

const BREAKS =
  /(?<=[\p{L}\p{M}])[-\u00ad\u2010]\p{Default_Ignorable_Code_Point}*\r?\n[\t\p{Zs}]*(?=\p{Ll})|\p{Default_Ignorable_Code_Point}+/gu

/** Writes each replacement (ascending, disjoint) for its span. Linear. */
export function rewrite(original: string, replacements: readonly Replacement[]): Rewritten {
  const knots: Knot[] = []
  const parts: string[] = []
  let length = 0
  let copied = 0
  for (const { start, end, text } of replacements) {
    length += start - copied
    parts.push(original.slice(copied, start), text)
    knots.push({ start: length, end: length + text.length, original: { start, end } })
    length += text.length
    copied = end
  }
  parts.push(original.slice(copied))
  return { text: parts.join(''), toOriginal: (span) => toOriginal(knots, span) }
}

/** A replacement, by its span in the rewritten text. */
type Knot = Span & { readonly original: Span }

function toOriginal(knots: readonly Knot[], { start, end }: Span): Span {
  const from = offsetOf(knots, start, (knot) => knot.end <= start, 'start')
  return { start: from, end: end <= start ? from : offsetOf(knots, end, (knot) => knot.start < end, 'end') }
}

/** The offset counted from the last knot that lies before it; within a knot, the knot's own `side`. */
function offsetOf(
  knots: readonly Knot[],
  offset: number,
  isBefore: (knot: Knot) => boolean,
  side: 'start' | 'end',
): number {
  let low = 0
  let high = knots.length
  while (low < high) {
    const middle = (low + high) >> 1
    const knot = knots[middle]
    if (knot !== undefined && isBefore(knot)) low = middle + 1
    else high = middle
  }
  const next = knots[low]
  if (side === 'start' && next !== undefined && next.start < offset) return next.original.start
  const last = knots[low - 1]
  if (last === undefined) return offset
  if (side === 'end' && offset < last.end) return last.original.end
  return last.original.end + (offset - last.end)
}
