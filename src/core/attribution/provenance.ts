/** When something was said and through whom it was reported: dates in its own sentence, citations behind it, the dateline. */

import { compareDates, extentOf, formatDate, isLater, type PartialDate } from '../date.ts'
import { contains, type Span } from '../span.ts'
import type { Evidence } from '../utterance.ts'
import { type Citation, citations } from './citation.ts'
import { type Dateline, filedOn } from './dateline.ts'
import { resolveDate } from './relative-date.ts'
import type { StatedDate } from './stated-date.ts'

export type Provenance = {
  readonly date: string | null
  readonly via: readonly string[]
  readonly evidence: readonly Evidence[]
}

/** A citation with the stretch of text it covers: back to the citation before, or to its paragraph's start. */
export type Cited = { readonly covers: Span; readonly citation: Citation }

/** The citations of a text, each with what it covers, ascending; `paragraphs` are those of the text. */
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

/**
 * Date and outlets of an utterance. `dates`: those its sentence states for it, believed if they agree; `cited`: the citation
 * that covers it; `published`: the document's date, from which a missing year or a weekday's date comes, never one after it.
 * Where no citation covers it, it came through the outlets of the dateline; and from the day of that its dates are told.
 */
export function provenance(
  dates: readonly StatedDate[],
  cited: Citation | null,
  published: PartialDate | null,
  dateline: Dateline | null = null,
): Provenance {
  const written = filedOn(dateline, published)
  const via = cited?.outlets ?? dateline?.outlets ?? []
  const certainty = cited ? 'stated' : 'inferred'
  const evidence: Evidence[] = via.map(({ start, end }) => ({ of: 'via', start, end, certainty }))
  // The day of the dateline stands in the first sentence, but nothing was said on it.
  const own = dates.filter((one) => dateline === null || !contains(dateline, one))
  const date = agreed(own, written) ?? citedDate(cited, written)
  if (date) evidence.unshift(date.evidence)
  return { date: date && formatDate(date.value), via: [...new Set(via.map(({ name }) => name))], evidence }
}

/** What goes on from an utterance before it was said when that was, if nothing else is known. */
export function goneOn(told: Provenance, before: Provenance): Provenance {
  if (told.date !== null || before.date === null) return told
  const evidence = before.evidence
    .filter(({ of }) => of === 'date')
    .map((one): Evidence => ({ ...one, certainty: 'inferred' }))
  return { ...told, date: before.date, evidence: [...evidence, ...told.evidence] }
}

type Stated = Pick<StatedDate, 'start' | 'end' | 'when'>
type Dated = { readonly value: PartialDate; readonly evidence: Evidence }

/** The finest of several dates that agree: "on Monday, June 14". Null if one of them is not known, or none is. */
function agreed(dates: readonly Stated[], written: PartialDate | null): Dated | null {
  let found: Dated | null = null
  for (const { start, end, when } of dates) {
    const value = resolveDate(when, written)
    if (value === null || (written && isLater(value, written))) return null
    const isStated = when.kind === 'date' && extentOf(when.date) !== null
    const dated: Dated = {
      value,
      evidence: { of: 'date', start, end, certainty: isStated ? 'stated' : 'inferred' },
    }
    if (found === null || compareDates(found.value, value) === 'same') found = dated
    else if (compareDates(value, found.value) !== 'same') return null
  }
  return found
}

function citedDate(cited: Citation | null, written: PartialDate | null): Dated | null {
  if (!cited?.date) return null
  const { value: date, ...span } = cited.date
  return agreed([{ ...span, when: { kind: 'date', date, weekday: null } }], written)
}
