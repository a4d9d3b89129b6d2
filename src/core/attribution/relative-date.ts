/** Which day is meant by words that say it from where they were written: "Monday", "two weeks ago", "June 11" without a year. */
import { dayNumber, dayOf, daysIn, monthFrom, weekdayOf } from '../calendar.ts'
import { extentOf, formatDate, inYear, isRange, type PartialDate } from '../date.ts'

/** What an expression of time says. Weekdays as in `weekdayOf`. */
export type When =
  /** A date, perhaps without its year, and the weekday told beside it. */
  | { readonly kind: 'date'; readonly date: PartialDate; readonly weekday: number | null }
  /** "Monday", "Monday and Tuesday"; `isBefore`: "last Monday", which is not today. */
  | { readonly kind: 'weekday'; readonly from: number; readonly to: number; readonly isBefore: boolean }
  /** "Monday last week": of the week that many weeks ago. */
  | { readonly kind: 'weekday of week'; readonly weekday: number; readonly weeks: number }
  /** The day, week, month or year that many before this one; `isAbout`: "two years ago", which is not to the day. */
  | { readonly kind: 'ago'; readonly unit: Unit; readonly count: number; readonly isAbout: boolean }
  /** "last June", the one before this month; "this June", the one of this year. */
  | { readonly kind: 'month of year'; readonly month: number; readonly isBefore: boolean }
  /** "over the weekend"; `isBefore`: "last weekend", which is not this one. */
  | { readonly kind: 'weekend'; readonly isBefore: boolean }
  /** It names a day, but more than one way. */
  | { readonly kind: 'unclear' }

export type Unit = 'day' | 'week' | 'month' | 'year'

/**
 * The date that is meant; `written` is when the words were written. Where that is known to the month or year only, the
 * date is one that all its days agree on. Null if it cannot be known.
 *
 * A weekday or a date without a year is the latest that is not after the day of writing. Weeks begin on Sunday or Monday, so
 * that "last week" has the days of both; this week, month and year have not ended.
 */
export function resolveDate(when: When, written: PartialDate | null): PartialDate | null {
  if (when.kind === 'date' && extentOf(when.date) !== null) return onWeekday(when.date, when.weekday)
  const extent = written && extentOf(written)
  if (!extent) return null
  const [early, late] = [resolveFrom(when, extent.first), resolveFrom(when, extent.last)]
  return early && late && formatDate(early) === formatDate(late) ? early : null
}

/** Days to either side of "two months ago", and months of "two years ago". */
const ABOUT_DAYS = 15
const ABOUT_MONTHS = 6
/** Years in which there is a February 29 at the latest. */
const LEAP_YEARS_MAX = 8

/** `today` is a numbered day. */
function resolveFrom(when: When, today: number): PartialDate | null {
  switch (when.kind) {
    case 'date':
      return onWeekday(latest(when.date, today), when.weekday)
    case 'weekday': {
      const last = latestWeekday(when.to, when.isBefore ? today - 1 : today)
      return daysFrom(last - ((when.to - when.from + 7) % 7), last)
    }
    case 'weekday of week':
      return ofWeek(when.weekday, when.weeks, today)
    case 'ago':
      return ago(when.unit, when.count, when.isAbout, today)
    case 'month of year': {
      const { year, month } = dayOf(today)
      if (!when.isBefore) return when.month <= month ? monthOf({ year, month: when.month }) : null
      return monthOf({ year: when.month < month ? year : year - 1, month: when.month })
    }
    case 'weekend': {
      const saturday =
        latestWeekday(SATURDAY, today) - (when.isBefore && weekdayOf(today) >= SATURDAY ? 7 : 0)
      return daysFrom(saturday, Math.min(saturday + 1, today))
    }
    case 'unclear':
      return null
  }
}

const SATURDAY = 5
const SUNDAY = 6

function latest(date: PartialDate, today: number): PartialDate | null {
  const { year } = dayOf(today)
  for (let back = 0; back <= LEAP_YEARS_MAX; back++) {
    const placed = inYear(date, year - back)
    const extent = extentOf(placed)
    if (extent !== null && extent.first <= today) return placed
  }
  return null
}

/** A date told with another weekday than its own is no date. */
function onWeekday(date: PartialDate | null, weekday: number | null): PartialDate | null {
  if (weekday === null || date === null) return date
  const extent = isRange(date) ? null : extentOf(date)
  return extent && weekdayOf(extent.first) === weekday ? date : null
}

function latestWeekday(weekday: number, today: number): number {
  return today - ((weekdayOf(today) - weekday + 7) % 7)
}

/** A Sunday is of one week or the other. */
function ofWeek(weekday: number, weeks: number, today: number): PartialDate | null {
  if (weekday === SUNDAY || weekdayOf(today) === SUNDAY) return null
  const day = today - weekdayOf(today) + weekday - 7 * weeks
  return day <= today ? daysFrom(day, day) : null
}

function ago(unit: Unit, count: number, isAbout: boolean, today: number): PartialDate | null {
  switch (unit) {
    case 'day':
      return daysFrom(today - count, today - count)
    case 'week': {
      const monday = today - weekdayOf(today)
      const isSunday = weekdayOf(today) === SUNDAY
      const first = (isSunday ? monday : monday - 1) - 7 * count
      const last = (isSunday ? today + 6 : monday + 6) - 7 * count
      return daysFrom(first, Math.min(last, today))
    }
    case 'month': {
      const { day, ...month } = dayOf(today)
      const then = monthFrom(month, -count)
      if (!isAbout) return monthOf(then)
      const middle = dayNumber({ ...then, day: Math.min(day, daysIn(then.month, then.year)) })
      return rangeOf(monthOf(dayOf(middle - ABOUT_DAYS)), monthOf(dayOf(middle + ABOUT_DAYS)))
    }
    case 'year': {
      const month = dayOf(today)
      if (!isAbout) return yearOf(month.year - count)
      const first = monthFrom(month, -12 * count - ABOUT_MONTHS)
      const last = monthFrom(month, -12 * count + ABOUT_MONTHS)
      return rangeOf(yearOf(first.year), yearOf(last.year))
    }
  }
}

function daysFrom(first: number, last: number): PartialDate | null {
  const [from, to] = [dayOf(first), dayOf(last)]
  return from.year < 1 ? null : rangeOf(from, to)
}

function monthOf({ year, month }: { readonly year: number; readonly month: number }): PartialDate | null {
  return year < 1 ? null : { year, month, day: null }
}

function yearOf(year: number): PartialDate | null {
  return year < 1 ? null : { year, month: null, day: null }
}

function rangeOf(from: PartialDate | null, to: PartialDate | null): PartialDate | null {
  if (!from || !to || isRange(from) || isRange(to)) return null
  return formatDate(from) === formatDate(to) ? from : { from, to }
}
