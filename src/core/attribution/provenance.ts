/** When something was said and through whom it was reported: dates in its own sentence, and citations behind it. */

import { compareDates, formatDate, isLater, type PartialDate, readDate } from '../date.ts'
import type { Span } from '../span.ts'
import type { Evidence } from '../utterance.ts'
import { type Citation, citations } from './citation.ts'

export type Provenance = {
  readonly date: string | null
  readonly via: readonly string[]
  readonly evidence: readonly Evidence[]
}

/** A citation with the stretch of text it covers: back to the citation before, or to its paragraph's start. */
export type Cited = { readonly covers: Span; readonly citation: Citation }

export function citedStretches(text: string, paragraphs: readonly Span[]): readonly Cited[] {
  return paragraphs.flatMap((paragraph) => {
    let start = paragraph.start
    return citations(text, paragraph).map((citation) => {
      const covers = { start, end: citation.end }
      start = citation.end
      return { covers, citation }
    })
  })
}

/** A date written in a sentence. */
export type StatedDate = Span & { readonly value: PartialDate }

/** "on June 11", "in June 1999". */
export function statedDates(text: string, span: Span): readonly StatedDate[] {
  return Array.from(text.slice(span.start, span.end).matchAll(STATED)).flatMap((hit) => {
    const written = hit[1] ?? ''
    const value = readDate(written)[0]
    const end = span.start + hit.index + hit[0].length
    return value ? [{ start: end - written.length, end, value }] : []
  })
}

/**
 * Date and outlets of an utterance. `dates`: those its sentence states, believed if it is one; `cited`: the citation that
 * covers it; `published`: the document's date, from which a missing year comes, never one after it.
 */
export function provenance(
  dates: readonly StatedDate[],
  cited: Citation | null,
  published: PartialDate | null,
): Provenance {
  const via = cited?.outlets ?? []
  const evidence: Evidence[] = via.map(({ start, end }) => ({ of: 'via', start, end, certainty: 'stated' }))
  const date = dates.length === 1 ? dates[0] : cited?.date
  const full = date && withYear(date.value, published)
  if (date && full) {
    const certainty = date.value.year === null ? 'inferred' : 'stated'
    evidence.unshift({ of: 'date', start: date.start, end: date.end, certainty })
  }
  return { date: full ? formatDate(full) : null, via: [...new Set(via.map(({ name }) => name))], evidence }
}

const STATED =
  /\b(?:on|in) ((?:\p{Lu}\p{L}{2,8}\.? \d{1,2}(?:, \d{4})?|\d{1,2} \p{Lu}\p{L}{2,8}(?: \d{4})?|\p{Lu}\p{L}{2,8} \d{4}))(?![\p{L}\p{N}])/gu

/** The last such day that is not after publication; null where no year can be known. */
function withYear(date: PartialDate, published: PartialDate | null): PartialDate | null {
  if (date.year !== null) return date
  if (!published || published.year === null) return null
  const same = { ...date, year: published.year }
  const isFuture = isLater(same, published) && compareDates(same, published) === 'different'
  return isFuture ? { ...date, year: published.year - 1 } : same
}
