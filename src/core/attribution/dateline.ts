/** Datelines and credits, which say through whom a whole report came and when it was filed: "GENEVA, June 11 (AP) —". */
import { dayOf } from '../calendar.ts'
import { extentOf, type PartialDate, readDate } from '../date.ts'
import type { Span } from '../span.ts'
import { paragraphs } from '../text/quotation.ts'
import type { Citation } from './citation.ts'
import { isKnownOutlet, mayBeOutlet } from './outlet.ts'
import { resolveDate } from './relative-date.ts'

/** `[start, end)` is the dateline, byline or credit; its date is when the report was filed. */
export type Dateline = Citation

/**
 * The dateline of a text, before which a headline and byline may stand; where it names no outlet, that of the byline ("By Ann
 * Lee, Associated Press") or of a credit at the text's end ("(AP)"). `cited` are the citations of the text: a credit is
 * its only one. Null if there is none of these.
 */
export function readDateline(
  text: string,
  cited: readonly { readonly citation: Citation }[] = [],
): Dateline | null {
  const lines = headLines(text)
  const found = lines.flatMap((line) => datelineAt(text, line) ?? [])
  const dateline = found.find(({ outlets, date }) => outlets.length > 0 || date !== null) ?? found[0] ?? null
  if (dateline && dateline.outlets.length > 0) return dateline
  const credit = bylineIn(text, lines) ?? creditOf(text, cited)
  return dateline && credit ? { ...dateline, outlets: credit.outlets } : (dateline ?? credit)
}

/**
 * When a report was written: the day of its dateline, in the year that the document's date gives it. It is as fine as dates
 * come, and "today" is meant from it. Null if the two contradict one another by more than a month, or nothing is known.
 */
export function filedOn(dateline: Dateline | null, published: PartialDate | null): PartialDate | null {
  const date = dateline?.date?.value
  const extent = published && extentOf(published)
  if (!date) return published
  if (!extent) return extentOf(date) === null ? null : date
  const isDay = extent.first === extent.last
  const filed = resolveDate(
    { kind: 'date', date, weekday: null },
    dayOf(extent.last + (isDay ? LATE_DAYS_MAX : 0)),
  )
  const { first = Number.NEGATIVE_INFINITY, last = first } = (filed && extentOf(filed)) ?? {}
  return first < extent.first - EARLY_DAYS_MAX || last > extent.last + LATE_DAYS_MAX ? null : filed
}

/** Days by which a report may have been filed before its publication; or behind it, by the clock of another place. */
const EARLY_DAYS_MAX = 31
const LATE_DAYS_MAX = 2

/** Paragraphs, and UTF-16 units of each, at whose lines' heads a dateline may stand; the longest one. */
const PARAGRAPHS_MAX = 6
const PARAGRAPH_UNITS_MAX = 600
const LINE_UNITS_MAX = 160

const MONTH = String.raw`\p{Lu}\p{L}{2,8}\.?`
const CAPITALS = String.raw`\p{Lu}[\p{Lu}\p{M}.'’]+(?:[ -][\p{Lu}\p{M}.'’]+){0,5}`
const PLACE = String.raw`\p{Lu}[\p{L}\p{M}.'’]+(?:[ -]\p{Lu}[\p{L}\p{M}.'’]+){0,3}`
const REGION = String.raw`(?:, (?!${MONTH} \d)\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*){0,2})?`
const DATE = String.raw`(?<date>${MONTH} \d{1,2}(?:, \d{4})?|\d{1,2} ${MONTH}(?: \d{4})?)`
const OUTLET = String.raw`(?:\((?<bracketed>[^()\n]{2,60})\)|\/(?<slashed>[^/\n]{2,40})\/\.?)`
const DASH = String.raw`\s*(?<dash>--|[—–―_-])(?=\s|$|[\p{L}\p{N}“"‘'])`

const DATELINE = new RegExp(
  String.raw`^(?:(?!${MONTH} \d)(?:(?<capitals>${CAPITALS})|${PLACE})${REGION})?(?:[,.]? ?${DATE}[,.]?)?(?: ?${OUTLET})?(?:${DASH})?`,
  'u',
)

/** The first lines of the first paragraphs. */
function headLines(text: string): readonly Span[] {
  return paragraphs(text.slice(0, HEAD_UNITS_MAX))
    .slice(0, PARAGRAPHS_MAX)
    .flatMap(({ start, end }) => {
      const shown = text.slice(start, Math.min(end, start + PARAGRAPH_UNITS_MAX))
      return Array.from(shown.matchAll(/[^\s][^\n]*/g), ({ index, 0: line }) => ({
        start: start + index,
        end: start + index + line.length,
      }))
    })
}

/** UTF-16 units in which the first paragraphs begin. */
const HEAD_UNITS_MAX = 12_000

function datelineAt(text: string, line: Span): Dateline | null {
  const shown = text.slice(line.start, Math.min(line.end, line.start + LINE_UNITS_MAX))
  const hit = DATELINE.exec(shown)
  const { capitals, date: written, bracketed, slashed, dash } = hit?.groups ?? {}
  const [all = ''] = hit ?? []
  const inner = bracketed ?? slashed
  const innerStart = line.start + (inner === undefined ? 0 : all.lastIndexOf(inner))
  const source = inner === undefined ? NOTHING : sourceIn(inner, innerStart, dash !== undefined)
  if (source === null) return null
  const value = written === undefined ? undefined : readDate(written)[0]
  if (written !== undefined && value === undefined) return null
  const start = line.start + all.indexOf(written ?? '')
  const date = written !== undefined && value ? { start, end: start + written.length, value } : source.date
  // "Washington (CNN)The vote", without a dash; but not "Smith (AP, June 11) said".
  const opens =
    dash !== undefined || slashed !== undefined || /^ ?[\p{Lu}"“‘']/u.test(shown.slice(all.length))
  const isCredited = opens && source.outlets.some(({ name }) => isKnownOutlet(name))
  if (!isCredited && (capitals === undefined || dash === undefined)) return null
  return { start: line.start, end: line.start + all.trimEnd().length, outlets: source.outlets, date }
}

type Source = Pick<Dateline, 'outlets' | 'date'>

const NOTHING: Source = { outlets: [], date: null }

/** What a bracket names: outlets, and a day. Null if anything else; behind a place and before a dash any name is an outlet. */
function sourceIn(inner: string, offset: number, isDashed: boolean): Source | null {
  const outlets: (Span & { name: string })[] = []
  let date: Dateline['date'] = null
  for (const { index, 0: part } of inner.matchAll(/[^,;/\s][^,;/]*/g)) {
    const shown = part.trimEnd()
    const span = { start: offset + index, end: offset + index + shown.length }
    const [value] = /\d/.test(shown) ? readDate(shown) : []
    const name = shown.replace(/^The /, '')
    if (value) date = { ...span, value }
    else if (isKnownOutlet(name) || (isDashed && mayBeOutlet(name))) outlets.push({ ...span, name })
    else return null
  }
  return { outlets, date }
}

/** "By Ann Lee, Associated Press", "By Ann Lee" with the outlet on the line below. */
function bylineIn(text: string, lines: readonly Span[]): Dateline | null {
  for (const [index, line] of lines.entries()) {
    const shown = text.slice(line.start, line.end)
    if (shown.length > LINE_UNITS_MAX || !/^by \p{Lu}/iu.test(shown)) continue
    const below = lines[index + 1]
    const outlet = outletIn(text, { start: line.start + 'by '.length, end: line.end })
    const found =
      outlet ?? (below && below.end - below.start <= LINE_UNITS_MAX ? outletIn(text, below) : null)
    if (found) return { start: line.start, end: found.end, outlets: [found], date: null }
  }
  return null
}

/** A known outlet that is all of a part of a line, but for what its people are called: "Associated Press Writer". */
function outletIn(text: string, line: Span): (Span & { readonly name: string }) | null {
  const parts = text
    .slice(line.start, line.end)
    .matchAll(/(?:[^\s,/|•·—–-]|-(?=\S))(?:[^,/|•·—–-]|-(?=\S))*/gu)
  for (const { index, 0: part } of parts) {
    const name = part
      .trim()
      .replace(/^(?:the|for|of) /i, '')
      .replace(
        /(?: (?:staff|political|national|business))*(?: (?:writer|reporter|correspondent|editor|staff))$/i,
        '',
      )
    if (!isKnownOutlet(name)) continue
    const start = line.start + index + part.indexOf(name)
    return { start, end: start + name.length, name: name.replace(/^the /i, '') }
  }
  return null
}

/** The only citation of a text, at its end and without a date. */
function creditOf(text: string, cited: readonly { readonly citation: Citation }[]): Dateline | null {
  const [only, other] = cited
  if (!only || other || only.citation.date !== null) return null
  return /^[\s.]*$/.test(text.slice(only.citation.end, only.citation.end + LINE_UNITS_MAX)) &&
    text.length - only.citation.end < LINE_UNITS_MAX
    ? only.citation
    : null
}
