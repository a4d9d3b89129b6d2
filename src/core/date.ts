/** Dates as people write them, as precise as they are known, and how they compare. The calendar is the Gregorian one. */
import { dayNumber, daysIn } from './calendar.ts'
import { MONTHS_BY_NAME, WEEKDAY_NAMES } from './language/calendar-names.ts'
import { foldLetters } from './text/letters.ts'

/** A date as precise as it is known: a day, month or year of the calendar, or a time from one to another. */
export type PartialDate = CalendarDate | DateRange

/** `month` and `day` count from 1. A day is never known without its month. */
export type CalendarDate = {
  readonly year: number | null
  readonly month: number | null
  readonly day: number | null
}

/** Both ends belong to it, and either both have a year or neither. The second begins after the first. */
export type DateRange = { readonly from: CalendarDate; readonly to: CalendarDate }

/** Numbers of the first and last day, as in `dayNumber`. */
export type Extent = { readonly first: number; readonly last: number }

/**
 * The readings of a text that is a date and nothing else: none if it is no date or names no day of the calendar, several
 * if it can be understood in several ways: 6/11/1999 is in June or November, "summer 1999" depends on the hemisphere.
 * English, with the months of French, German and Spanish. Linear.
 *
 * A weekday before a day is passed over, a time behind one too; so is "early" before a month or year. "Circa" is ten years
 * to either side. Of a year's last two figures 30 to 99 are of the 20th century, 00 to 29 of the 21st, as spreadsheets
 * have it ("the 2029 rule" of Microsoft Excel).
 */
export function readDate(text: string): readonly PartialDate[] {
  const trimmed = text.trim()
  if (trimmed.length > DATE_LENGTH_MAX) return []
  const date = withoutWeekday(trimmed)
  for (const [form, read] of FORMS) {
    const groups = form.exec(date)?.groups
    const readings = groups === undefined ? [] : read(groups).filter(isPossible)
    if (readings.length > 0) return date === trimmed ? readings : readings.filter(isDay)
  }
  return []
}

/**
 * ISO 8601 as precise as known: `1999-06-11`, `1999-06`, `1999`; without a year `--06-11` or `--06`; a range as an interval,
 * `1999-06-10/1999-06-12`.
 */
export function formatDate(date: PartialDate): string {
  if (isRange(date)) return `${formatDate(date.from)}/${formatDate(date.to)}`
  const parts = [date.year === null ? '-' : String(date.year).padStart(4, '0')]
  for (const part of [date.month, date.day]) if (part !== null) parts.push(String(part).padStart(2, '0'))
  return parts.join('-')
}

export function isRange(date: PartialDate): date is DateRange {
  return 'from' in date
}

/** The days that a date may mean; null without a year, or if that year does not have them. */
export function extentOf(date: PartialDate): Extent | null {
  const { from, to } = isRange(date) ? date : { from: date, to: date }
  if (from.year === null || to.year === null || !isPossible(from) || !isPossible(to)) return null
  const month = to.month ?? 12
  const day = to.day ?? daysIn(month, to.year)
  return {
    first: dayNumber({ year: from.year, month: from.month ?? 1, day: from.day ?? 1 }),
    last: dayNumber({ year: to.year, month, day }),
  }
}

/** A date in a year, if it has none; a range begins in it. */
export function inYear(date: PartialDate, year: number): PartialDate {
  if (!isRange(date)) return date.year === null ? { ...date, year } : date
  const { from, to } = date
  if (from.year !== null) return date
  return { from: { ...from, year }, to: { ...to, year: turnsYear(from, to) ? year + 1 : year } }
}

/**
 * Holds a claimed date against a known one; a year that one side lacks is not compared. `same`: all days that the known
 * date may mean are among those claimed. `finer`: only some are, for the claim says more than is known. `different`: none.
 */
export function compareDates(claimed: PartialDate, known: PartialDate): 'same' | 'finer' | 'different' {
  const claimedYears = yearsOf(claimed)
  const knownYears = yearsOf(known)
  const years = (knownYears ?? claimedYears ?? ANY_YEARS).flatMap((year) => [year - 1, year, year + 1])
  const results = years.map((year) => compareExtents(inYear(claimed, year), inYear(known, year)))
  if (results.includes('same')) return knownYears === null && claimedYears !== null ? 'finer' : 'same'
  return results.includes('finer') ? 'finer' : 'different'
}

/** True only if it is certain: the earliest day `a` can mean lies after the latest day `b` can mean. */
export function isLater(a: PartialDate, b: PartialDate): boolean {
  const [one, other] = [extentOf(a), extentOf(b)]
  return one !== null && other !== null && one.first > other.last
}

/** Calendar years from the end of `a` to the start of `b`, negative if `b` is the earlier; null if either has no year. */
export function yearsBetween(a: PartialDate, b: PartialDate): number | null {
  const start = isRange(b) ? b.from.year : b.year
  const end = isRange(a) ? a.to.year : a.year
  return start === null || end === null ? null : start - end
}

const DATE_LENGTH_MAX = 60

type Groups = Readonly<Record<string, string | undefined>>
type Form = readonly [form: RegExp, read: (groups: Groups) => readonly PartialDate[]]

const ARTICLE = String.raw`(?:(?:the|le|der|den|el)\s+)?`
const MONTH = String.raw`(?<month>\p{L}{3,10})\.?`
const DAY = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?`
const OF = String.raw`(?:(?:of|del?)\s+)?`
const YEAR = String.raw`(?<year>\d{4}|['’]\d{2})`
const PART = String.raw`(?:(?:early|late|mid)[\s-]+)?`
const TO = String.raw`(?:\s?[–—-]\s?|\s+(?:to|through|and)\s+)`
const SPAN = String.raw`(?:(?:from|between)\s+)?`

const FORMS: readonly Form[] = [
  form(String.raw`(?<year>\d{4})(?:([-/])(?<month>\d{1,2})(?:\2(?<day>\d{1,2}))?)?`, dayMonth),
  form(
    String.raw`(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?\s?(?:Z|[+-]\d\d:?\d\d)?`,
    dayMonth,
  ),
  form(String.raw`(?<from>\d{4}(?:-\d\d){0,2})\/(?<to>\d{4}(?:-\d\d){0,2})`, isoInterval),
  form(String.raw`(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4}|\d{2})`, dayMonth),
  form(String.raw`(?<month>\d{1,2})([-/])(?<day>\d{1,2})\2(?<year>\d{4})`, bothOrders),
  form(String.raw`(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{2})`, bothOrders),
  form(String.raw`${PART}${MONTH}(?:,|\s+of|\s+del?)?\s+${YEAR}`, namedMonth),
  form(String.raw`${MONTH}\s+${DAY}(?:,?\s+${YEAR})?`, namedMonth),
  form(String.raw`${ARTICLE}${DAY}\s+${OF}${MONTH}(?:,?\s+${OF}${YEAR})?`, namedMonth),
  form(String.raw`(?<day>\d{1,2})-${MONTH}-(?<year>\d{4})`, namedMonth),
  form(
    String.raw`${SPAN}${MONTH}\s+${DAY}${TO}(?:(?<month2>\p{L}{3,10})\.?\s+)?(?<day2>\d{1,2})(?:st|nd|rd|th)?(?:,?\s+${YEAR})?`,
    namedRange,
  ),
  form(
    String.raw`${SPAN}(?<day>\d{1,2})(?:\s+(?<month>\p{L}{3,10})\.?)?${TO}(?<day2>\d{1,2})\s+${OF}(?<month2>\p{L}{3,10})\.?(?:,?\s+${OF}${YEAR})?`,
    namedRange,
  ),
  form(String.raw`${SPAN}${MONTH}${TO}(?<month2>\p{L}{3,10})\.?(?:,?\s+${OF}${YEAR})`, namedRange),
  form(String.raw`${SPAN}(?<year>\d{4})${TO}(?<year2>\d{4})`, yearRange),
  form(String.raw`(?:the\s+)?${PART}(?<decade>\d{3}0)['’]?s`, decade),
  form(String.raw`${PART}(?<year>\d{4})`, dayMonth),
  form(String.raw`(?:c\.?|ca\.?|circa|around|about)\s*(?<year>\d{4})`, circa),
  form(String.raw`(?<season>spring|summer|autumn|fall|winter)(?:,|\s+of)?\s+(?<year>\d{4})`, season),
]

function form(pattern: string, read: (groups: Groups) => PartialDate | readonly PartialDate[]): Form {
  return [new RegExp(`^(?:${pattern})$`, 'iu'), (groups) => [read(groups)].flat()]
}

/** "Friday, June 11, 1999": which weekday it was may be told wrongly, and the date still stands. */
function withoutWeekday(text: string): string {
  const [all = '', name = ''] = /^(\p{L}{3,10})\.?,?\s+/u.exec(text) ?? []
  return WEEKDAY_NAMES.has(foldLetters(name)) ? text.slice(all.length) : text
}

function dayMonth({ year, month, day }: Groups): CalendarDate {
  return { year: yearNumber(year), month: numberOf(month), day: numberOf(day) }
}

/** An unknown month's name reads as month 0, which no calendar holds. */
function namedMonth({ year, month = '', day }: Groups): CalendarDate {
  return { year: yearNumber(year), month: monthNumber(month), day: numberOf(day) }
}

function bothOrders(groups: Groups): readonly PartialDate[] {
  const monthFirst = dayMonth(groups)
  if (monthFirst.month === monthFirst.day) return [monthFirst]
  return [monthFirst, { ...monthFirst, month: monthFirst.day, day: monthFirst.month }]
}

function isoInterval({ from = '', to = '' }: Groups): DateRange {
  const [start, end] = [from, to].map((part) => {
    const [year, month, day] = part.split('-')
    return dayMonth({ year, month, day })
  })
  return { from: start ?? NEVER, to: end ?? NEVER }
}

/** What is written once holds for both ends: "June 10–12, 1999", "10–12 June". */
function namedRange({ year, month, day, month2, day2 }: Groups): DateRange {
  const from = namedMonth({ month: month ?? month2, day })
  const to = namedMonth({ month: month2 ?? month, day: day2 })
  const end = yearNumber(year)
  const start = end !== null && turnsYear(from, to) ? end - 1 : end
  return { from: { ...from, year: start }, to: { ...to, year: end } }
}

function yearRange({ year, year2 }: Groups): DateRange {
  return yearsFrom(Number(year), Number(year2))
}

/** The 1900s may be ten years or a hundred. */
function decade({ decade: first = '' }: Groups): readonly DateRange[] {
  const year = Number(first)
  const ten = yearsFrom(year, year + 9)
  return first.endsWith('00') ? [ten, yearsFrom(year, year + 99)] : [ten]
}

function circa({ year }: Groups): DateRange {
  const middle = Number(year)
  return yearsFrom(Math.max(1, middle - CIRCA_YEARS), middle + CIRCA_YEARS)
}

/** Years to either side that "circa" allows for. */
const CIRCA_YEARS = 10

function yearsFrom(first: number, last: number): DateRange {
  return { from: { year: first, month: null, day: null }, to: { year: last, month: null, day: null } }
}

/** From the month in which it begins to that in which it ends, in either hemisphere; winter of one of two years. */
function season({ season: name = '', year }: Groups): readonly DateRange[] {
  const start = SEASON_STARTS[name.toLowerCase()] ?? 0
  return [start, ((start + 5) % 12) + 1].flatMap((month) => {
    const first = Number(year)
    if (month < 12) return [monthsOf(first, month, first, month + 3)]
    return [monthsOf(first - 1, 12, first, 3), monthsOf(first, 12, first + 1, 3)]
  })
}

/** The month in which each season begins in the north. */
const SEASON_STARTS: Readonly<Record<string, number>> = {
  spring: 3,
  summer: 6,
  autumn: 9,
  fall: 9,
  winter: 12,
}

function monthsOf(year: number, month: number, lastYear: number, lastMonth: number): DateRange {
  return { from: { year, month, day: null }, to: { year: lastYear, month: lastMonth, day: null } }
}

function numberOf(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits)
}

/** Two figures are the last of a year's. */
function yearNumber(written: string | undefined): number | null {
  if (written === undefined) return null
  const digits = written.replace(/^['’]/, '')
  const year = Number(digits)
  if (digits.length > 2) return year
  return year < CENTURY_PIVOT ? 2000 + year : 1900 + year
}

/** The first of the two-figure years that are of the 20th century. */
const CENTURY_PIVOT = 30

function monthNumber(name: string): number {
  return MONTHS_BY_NAME.get(foldLetters(name)) ?? 0
}

/** No calendar holds it. */
const NEVER: CalendarDate = { year: null, month: 0, day: null }

/** "February 29" without a year is possible. Of a range both ends are as precise, and the second comes later. */
function isPossible(date: PartialDate): boolean {
  if (isRange(date)) {
    const { from, to } = date
    if (!isPossible(from) || !isPossible(to)) return false
    if (precisionOf(from) !== precisionOf(to) || (from.year === null) !== (to.year === null)) return false
    return orderOf(from) < orderOf(to) || (from.year === null && turnsYear(from, to))
  }
  const { year, month, day } = date
  if (year !== null && year < 1) return false
  if (month === null) return day === null
  if (month < 1 || month > 12) return false
  return day === null || (day >= 1 && day <= daysIn(month, year))
}

function isDay(date: PartialDate): boolean {
  return !isRange(date) && date.day !== null
}

/** "December 30 – January 2". */
function turnsYear(from: CalendarDate, to: CalendarDate): boolean {
  return from.month !== null && to.month !== null && from.month > to.month
}

function precisionOf({ month, day }: CalendarDate): number {
  return (month === null ? 0 : 1) + (day === null ? 0 : 1)
}

/** Orders dates of one precision; the distance between two orders means nothing. */
function orderOf({ year, month, day }: CalendarDate): number {
  return ((year ?? 0) * 100 + (month ?? 0)) * 100 + (day ?? 0)
}

/** A leap year, for dates that have no year. */
const ANY_YEARS: readonly number[] = [2000]

/** The first and last year of a date; null if it has none. */
function yearsOf(date: PartialDate): readonly number[] | null {
  const { from, to } = isRange(date) ? date : { from: date, to: date }
  return from.year === null || to.year === null ? null : [from.year, to.year]
}

function compareExtents(claimed: PartialDate, known: PartialDate): 'same' | 'finer' | 'different' {
  const [one, other] = [extentOf(claimed), extentOf(known)]
  if (one === null || other === null || one.first > other.last || one.last < other.first) return 'different'
  return one.first <= other.first && other.last <= one.last ? 'same' : 'finer'
}
