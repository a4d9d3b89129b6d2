/** Citations in brackets, "(AP, June 11)": which outlets reported what stands before them, and when it was said. */

import { type PartialDate, readDate } from '../date.ts'
import { OUTLETS } from '../language/english-attribution.ts'
import type { Span } from '../span.ts'

/** `[start, end)` is the citation with its brackets. */
export type Citation = Span & {
  readonly outlets: readonly (Span & { readonly name: string })[]
  /** Null if none is given, or several that differ. */
  readonly date: (Span & { readonly value: PartialDate }) | null
}

/** The citations at the ends of sentences in `[span.start, span.end)`, ascending. "(see the Monitor, June 10)" is none. */
export function citations(text: string, span: Span): readonly Citation[] {
  const found: Citation[] = []
  const brackets = /\(([^()\n]{2,300})\)(?=\s*(?:[.!?;]|$|\n)|["”’']*\s*$)/gmu
  brackets.lastIndex = span.start
  for (let hit = brackets.exec(text); hit !== null && hit.index < span.end; hit = brackets.exec(text)) {
    const citation = read(hit[1] ?? '', hit.index)
    if (citation) found.push(citation)
  }
  return found
}

/** The text between the brackets, `open` being the offset of the opening one. */
function read(inner: string, open: number): Citation | null {
  const outlets: (Span & { name: string })[] = []
  const dates: (Span & { value: PartialDate })[] = []
  for (const source of split(inner, open + 1, /;/g)) {
    for (const part of split(source.text, source.start, /,(?!\s*\d{4}\s*(?:,|$))/g)) {
      const date = readDate(part.text)[0]
      const span = { start: part.start, end: part.start + part.text.length }
      if (date && /\D/.test(part.text)) dates.push({ ...span, value: date })
      else if (/^\p{Lu}/u.test(part.text)) outlets.push({ ...span, name: part.text.replace(/^The\s+/, '') })
      else return null
    }
  }
  const isKnown = outlets.every((outlet) => OUTLETS.has(outlet.name.toLowerCase()))
  if (outlets.length === 0 || (dates.length === 0 && !isKnown)) return null
  const [first] = dates
  const agree = first && dates.every(({ value }) => isSame(value, first.value))
  return { start: open, end: open + inner.length + 2, outlets, date: agree ? first : null }
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

function isSame(a: PartialDate, b: PartialDate): boolean {
  return a.year === b.year && a.month === b.month && a.day === b.day
}
