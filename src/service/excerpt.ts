/** A part of a canonical text, and what is said in it: for readers who cannot take the whole at once. */
import type { Span } from '../core/span.ts'
import { overlaps } from '../core/span.ts'
import type { HeldDocument } from './documents.ts'

export type Excerpt = HeldDocument & {
  /** Where the excerpt stands in the canonical text; quotations and marks count that text's units, too. */
  readonly span: Span
  /** Length of the whole text, in UTF-16 units. */
  readonly units: number
}

/**
 * The units from `start` on, at most `length` of them (one more where a character of two would be halved), with the
 * quotations that reach into them. Null if the text ends before `start`.
 */
export function excerptOf(document: HeldDocument, { start, length }: { start: number; length: number }) {
  const { text, quotations } = document
  if (start >= text.length) return null
  const span = wholeCharacters(text, { start, end: Math.min(start + length, text.length) })
  const isWithin = (part: Span): boolean => overlaps(part, span)
  return {
    ...document,
    text: text.slice(span.start, span.end),
    quotations: {
      quotations: quotations.quotations.filter(({ spans }) => spans.some(isWithin)),
      skipped: quotations.skipped.filter(isWithin),
    },
    span,
    units: text.length,
  } satisfies Excerpt
}

/** The span, one unit longer at an end where it would halve a character of two. */
export function wholeCharacters(text: string, { start, end }: Span): Span {
  return { start: wholeAt(text, start, -1), end: wholeAt(text, end, 1) }
}

/** The nearest place in that direction where no surrogate pair is cut. */
function wholeAt(text: string, at: number, step: 1 | -1): number {
  const isWithinPair =
    /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(Math.max(at - 1, 0), at + 1)) && at > 0
  return isWithinPair ? at + step : at
}
