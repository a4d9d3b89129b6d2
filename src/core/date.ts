/** Dates as people write them, as precise as they are known, and how they compare. The calendar is the Gregorian one. */
import { MONTHS } from './language/english-attribution.ts'

/** A date as precise as it is known. `month` and `day` count from 1. A day is never known without its month. */
export type PartialDate = {
  readonly year: number | null
  readonly month: number | null
  readonly day: number | null
}

/**
 * The readings of a text that is a date and nothing else: none if it is no date or names no day of the calendar, two
 * (month first, then day first) if day and month could be either.
 */
export function readDate(text: string): readonly PartialDate[] {
  const trimmed = text.trim()
  if (trimmed.length > DATE_LENGTH_MAX) return []
  for (const [form, read] of FORMS) {
    const groups = form.exec(trimmed)?.groups
    if (groups) return read(groups).filter(isPossible)
  }
  return []
}

/** ISO 8601 as precise as known: `1999-06-11`, `1999-06`, `1999`; without a year `--06-11` or `--06`. */
export function formatDate(date: PartialDate): string {
  const parts = [date.year === null ? '-' : String(date.year).padStart(4, '0')]
  for (const part of [date.month, date.day]) if (part !== null) parts.push(String(part).padStart(2, '0'))
  return parts.join('-')
}

/**
 * Compares at the coarser precision; a part that one side lacks is not compared. `finer`: the claim agrees as far as
 * the known date goes, but says more than is known.
 */
export function compareDates(claimed: PartialDate, known: PartialDate): 'same' | 'finer' | 'different' {
  let finer = false
  for (const part of ['year', 'month', 'day'] as const) {
    const said = claimed[part]
    if (said === null) continue
    if (known[part] === null) finer = true
    else if (known[part] !== said) return 'different'
  }
  return finer ? 'finer' : 'same'
}

/** True only if it is certain: the earliest day `a` can mean lies after the latest day `b` can mean. */
export function isLater(a: PartialDate, b: PartialDate): boolean {
  if (a.year === null || b.year === null) return false
  const earliest = dayNumber(a.year, a.month ?? 1, a.day ?? 1)
  const latest = dayNumber(b.year, b.month ?? 12, b.day ?? 31)
  return earliest > latest
}

/** Calendar years from `a` to `b`, negative if `b` is the earlier; null if either has no year. */
export function yearsBetween(a: PartialDate, b: PartialDate): number | null {
  return a.year === null || b.year === null ? null : b.year - a.year
}

const DATE_LENGTH_MAX = 40

type Groups = Readonly<Record<string, string | undefined>>
type Form = readonly [form: RegExp, read: (groups: Groups) => readonly PartialDate[]]

const MONTH = String.raw`(?<month>\p{L}{3,9})\.?`
const DAY = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?`
const YEAR = String.raw`(?<year>\d{4})`

const FORMS: readonly Form[] = [
  [/^(?<year>\d{4})(?:([-/])(?<month>\d{1,2})(?:\2(?<day>\d{1,2}))?)?$/u, (groups) => [dayMonth(groups)]],
  [/^(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})$/u, (groups) => [dayMonth(groups)]],
  [/^(?<month>\d{1,2})([-/])(?<day>\d{1,2})\2(?<year>\d{4})$/u, bothOrders],
  [new RegExp(`^${MONTH},?\\s+${YEAR}$`, 'iu'), (groups) => [namedMonth(groups)]],
  [new RegExp(`^${MONTH}\\s+${DAY}(?:,?\\s+${YEAR})?$`, 'iu'), (groups) => [namedMonth(groups)]],
  [
    new RegExp(`^(?:the\\s+)?${DAY}\\s+(?:of\\s+)?${MONTH}(?:,?\\s+${YEAR})?$`, 'iu'),
    (groups) => [namedMonth(groups)],
  ],
]

function dayMonth({ year, month, day }: Groups): PartialDate {
  return { year: numberOf(year), month: numberOf(month), day: numberOf(day) }
}

/** An unknown month's name reads as month 0, which no calendar holds. */
function namedMonth({ year, month = '', day }: Groups): PartialDate {
  return { year: numberOf(year), month: monthNumber(month), day: numberOf(day) }
}

function bothOrders(groups: Groups): readonly PartialDate[] {
  const monthFirst = dayMonth(groups)
  if (monthFirst.month === monthFirst.day) return [monthFirst]
  return [monthFirst, { ...monthFirst, month: monthFirst.day, day: monthFirst.month }]
}

function numberOf(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits)
}

function monthNumber(name: string): number {
  const lower = name.toLowerCase()
  const isAbbreviation = lower.length === 3 || lower === 'sept'
  return MONTHS.findIndex((month) => month === lower || (isAbbreviation && month.startsWith(lower))) + 1
}

/** "February 29" without a year is possible. */
function isPossible({ year, month, day }: PartialDate): boolean {
  if (year !== null && year < 1) return false
  if (month === null) return day === null
  if (month < 1 || month > 12) return false
  return day === null || (day >= 1 && day <= daysIn(month, year))
}

function daysIn(month: number, year: number | null): number {
  if (month === 2) return year === null || isLeap(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** Orders days; equal numbers mean equal days, the distance between them means nothing. */
function dayNumber(year: number, month: number, day: number): number {
  return (year * 100 + month) * 100 + day
}
