/** Citations in brackets, "(AP, June 11)": which outlets reported what stands before them, and when it was said. */

import { formatDate, type PartialDate, readDate } from '../date.ts'
import type { Span } from '../span.ts'
import { isKnownOutlet } from './outlet.ts'

/** `[start, end)` is the citation with its brackets. */
export type Citation = Span & {
  readonly outlets: readonly (Span & { readonly name: string })[]
  /** Null if none is given, several that differ, or one that can be read in two ways. */
  readonly date: (Span & { readonly value: PartialDate }) | null
}

/** The citations at the ends of sentences in `[span.start, span.end)`, ascending. "(see the Monitor, June 10)" is none. */
export function citations(text: string, span: Span): readonly Citation[] {
  const found: Citation[] = []
  for (const hit of text.slice(span.start, span.end).matchAll(BRACKETS)) {
    const citation = read(hit[1] ?? '', span.start + hit.index)
    if (citation) found.push(citation)
  }
  return found
}

const BRACKETS = /\(([^()\n]{2,300})\)(?=\s*(?:[.!?;]|$|\n)|["”’']*\s*$)/gmu

/** The text between the brackets, `open` being the offset of the opening one. */
function read(inner: string, open: number): Citation | null {
  const outlets: (Span & { name: string })[] = []
  const dates: (Span & { value: PartialDate | null })[] = []
  for (const source of split(inner, open + 1, /;/g)) {
    for (const part of split(source.text, source.start, /,(?!\s*\d{4}\s*(?:,|$))/g)) {
      const [date, other] = readDate(part.text)
      const span = { start: part.start, end: part.start + part.text.length }
      if (date && /\D/.test(part.text)) dates.push({ ...span, value: other ? null : date })
      else if (/^\p{Lu}/u.test(part.text)) outlets.push({ ...span, name: part.text.replace(/^The\s+/, '') })
      else return null
    }
  }
  const isKnown = outlets.every(({ name }) => isKnownOutlet(name))
  if (outlets.length === 0 || (dates.length === 0 && !isKnown)) return null
  return { start: open, end: open + inner.length + 2, outlets, date: agreed(dates) }
}

/** The trimmed parts of a text with their offsets. */
function split(text: string, offset: number, mark: RegExp): readonly { text: string; start: number }[] {
  const parts: { text: string; start: number }[] = []
  let at = 0
  for (const end of [...Array.from(text.matchAll(mark), (hit) => hit.index), text.length]) {
    const raw = text.slice(at, end)
    const trimmed = raw.trim()
    if (trimmed !== '')
      parts.push({ text: trimmed, start: offset + at + raw.length - raw.trimStart().length })
    at = end + 1
  }
  return parts
}

function agreed(dates: readonly (Span & { value: PartialDate | null })[]): Citation['date'] {
  const [first] = dates
  if (!first?.value) return null
  const { value } = first
  const isSame = dates.every((date) => date.value !== null && formatDate(date.value) === formatDate(value))
  return isSame ? { ...first, value } : null
}
