/** Arithmetic on days of the Gregorian calendar, which is carried on before 1582 too. Days are numbered: 1 January 1970 is 0. */

/** A day of the calendar; `month` and `day` count from 1. */
export type Day = { readonly year: number; readonly month: number; readonly day: number }

/**
 * The number of a day. A day that its month does not have counts on into the next.
 *
 * Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`: years begin in March, so that the leap
 * day is their last, and 400 of them have 146,097 days. https://howardhinnant.github.io/date_algorithms.html
 */
export function dayNumber({ year, month, day }: Day): number {
  const marchYear = month > 2 ? year : year - 1
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * ERA_DAYS + dayOfEra - EPOCH_DAYS
}

/** The day of a number: `civil_from_days` of the same source. */
export function dayOf(number: number): Day {
  const shifted = number + EPOCH_DAYS
  const era = Math.floor(shifted / ERA_DAYS)
  const dayOfEra = shifted - era * ERA_DAYS
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  }
}

/** The day of the week of a numbered day: 0 is Monday, 6 Sunday. */
export function weekdayOf(number: number): number {
  // Day 0 was a Thursday.
  return (((number + 3) % 7) + 7) % 7
}

/** How many days a month has. An unknown year may be a leap year. */
export function daysIn(month: number, year: number | null): number {
  if (month === 2) return year === null || isLeap(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** The month that lies `months` behind another, before it if negative. */
export function monthFrom(
  { year, month }: Pick<Day, 'year' | 'month'>,
  months: number,
): Pick<Day, 'year' | 'month'> {
  const count = year * 12 + month - 1 + months
  const shiftedYear = Math.floor(count / 12)
  return { year: shiftedYear, month: count - shiftedYear * 12 + 1 }
}

/** Days of 400 years, and from 1 March of the year 0 to 1 January 1970. */
const ERA_DAYS = 146_097
const EPOCH_DAYS = 719_468

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}
